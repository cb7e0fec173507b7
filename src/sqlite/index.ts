/**
 * What the databases of the program share: the driver, waiting for another program without holding up this one, and
 * not believing a clock that has jumped.
 */
export { type SeenClock, trustClock } from './clock.js';
export { type Database, SqliteDatabase, type Statement, type Transaction } from './driver.js';
export { isBusy, isDamaged, PatientQueue } from './patience.js';
