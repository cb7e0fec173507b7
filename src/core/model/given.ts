/** Parts of an object of which some may not be known: those that are undefined need not be there. */
type Given<Parts> = {
  [Key in keyof Parts as undefined extends Parts[Key] ? never : Key]: Parts[Key];
} & { [Key in keyof Parts as undefined extends Parts[Key] ? Key : never]?: Exclude<Parts[Key], undefined> };

/** An object without the keys whose value is undefined. */
export function given<Parts extends object>(parts: Parts): Given<Parts> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<Parts>;
}
