/** `npm run bench -- quality|speed|hostile|eligibility|calibrate`: figures about the bot, and about engines that one might use instead. */
import { runBench } from './program.js';

await runBench(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
});
