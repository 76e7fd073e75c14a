/** The address of the ground of the map; web/build/ground-plugin.ts makes it. */
declare module 'virtual:ground' {
  const address: string;
  export default address;
}
