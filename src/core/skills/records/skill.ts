/** The skill that looks records up: takes what is a command, typed or under a button. Pure. */
import { certain, type Skill } from '../skill.js';
import { takeCommand } from './take.js';

/** What a press of a button of this room begins with; what follows is a command as one could type it. */
const RUN = 'run:';

export const records: Skill = {
  hear(scene, heard, readOn) {
    if (heard.kind === 'words') return certain(takeCommand(scene, heard.text, readOn));
    if (heard.kind !== 'press' || !heard.id.startsWith(RUN)) return undefined;
    return certain(takeCommand(scene, heard.id.slice(RUN.length), readOn));
  },
};
