/** uid and gid of `nobody` on Linux; `initdb` wants one that the system knows by name. */
const NOBODY = 65_534;

/** PostgreSQL refuses to run as root; then it runs as somebody who owns nothing else. */
export const unprivilegedUser: { readonly uid: number; readonly gid: number } | undefined =
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
