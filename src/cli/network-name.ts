/** The name of a network that a command makes: as given, else that of the file it is written to. */
export function networkName(given: string | undefined, out: string): { readonly name: string } | { readonly problem: string } {
  const ofFile = out
    .replace(/^.*[/\\]/, '')
    .replace(/\.qiyun$/, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .toLowerCase();
  const name = given ?? ofFile;
  return /^[a-z0-9][a-z0-9._-]*$/.test(name)
    ? { name }
    : { problem: `“${name}” must be of small letters, digits, '.', '_' and '-'; --name gives one.` };
}
