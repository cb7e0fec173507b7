/** Does what has one name one after another, in the order asked for. */
export function inOrder(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name);
    const done = before === undefined ? work() : before.then(work, work);
    last.set(name, done);
    const leave = (): void => {
      if (last.get(name) === done) last.delete(name);
    };
    done.then(leave, leave);
    return done;
  };
}
