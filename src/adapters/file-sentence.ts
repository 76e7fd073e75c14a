/** What the operating system said about a file, as a sentence; anything it did not say is a fault and goes on. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links go in a circle',
  EBUSY: 'it is in use',
};

/** As `Cannot read the folder nowhere: it does not exist.` Throws what is not an error of the file system. */
export function fileSentence(toDo: string, path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error;
  return `Cannot ${toDo} ${path}: ${reasons[code] ?? code}.`;
}
