/** What messages call a database in a server: its address without who uses it, such as `db.example:5432/desk`. */
export function serverName(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
