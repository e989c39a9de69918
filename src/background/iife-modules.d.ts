/** A script built to be injected: importing it gives the path of the built file. */
declare module '*?iife' {
  const file: string;
  export default file;
}
