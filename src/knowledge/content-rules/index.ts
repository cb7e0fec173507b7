/** The rules that look across keys and files. Each adds its findings to the file concerned. */
import type { ContentFiles } from '../content-files.js';
import type { Draft } from '../draft.js';
import { checkAliases } from './aliases.js';
import { checkApplications } from './applications.js';
import { checkBeginnings, checkReplies } from './beginnings.js';
import { checkBotPhrases } from './bot-phrases.js';
import { checkBotSubjects } from './bot-subjects.js';
import { checkDates } from './dates.js';
import { checkEligibility } from './eligibility.js';
import { checkEligibilityLimits } from './eligibility-limits.js';
import { checkFacts } from './facts.js';
import { checkFileNames } from './file-names.js';
import { checkFilledTexts } from './filled-texts.js';
import { checkIds } from './ids.js';
import { checkLanguages } from './languages.js';
import { checkNumbersInTexts } from './numbers-in-texts.js';
import { checkOverviews } from './overviews.js';
import { checkParagraphs } from './paragraphs.js';
import { checkAskedFor, checkPhrasings } from './phrasings.js';
import { checkPrinted } from './printed.js';
import { checkProfile } from './profile.js';
import { checkReferences } from './references.js';
import { checkSchemaLines } from './schema-lines.js';
import { checkTexts } from './texts.js';
import { checkUnseen } from './unseen.js';
import { checkVisibility } from './visibility.js';

/** Runs every rule over the files that have their shape. */
export function checkContent(draft: Draft, content: ContentFiles): void {
  checkSchemaLines(draft, content.schemaDir);
  checkFileNames(draft);
  checkIds(draft);
  checkOverviews(draft);
  checkAliases(draft);
  checkUnseen(draft);
  checkPrinted(draft);
  checkParagraphs(draft);
  checkLanguages(draft);
  checkBeginnings(draft);
  checkReplies(draft);
  checkPhrasings(draft);
  checkAskedFor(draft, content.unread);
  checkFacts(draft);
  checkDates(draft);
  checkApplications(draft);
  checkReferences(draft, content.unread);
  checkProfile(draft);
  checkEligibility(draft);
  checkEligibilityLimits(draft);
  checkTexts(draft);
  checkNumbersInTexts(draft);
  checkFilledTexts(draft);
  checkBotPhrases(draft);
  checkBotSubjects(draft);
  checkVisibility(draft);
}
