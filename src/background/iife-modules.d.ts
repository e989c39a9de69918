/**
 * Declares scripts that are built for injection: importing one gives the path of the built file.
 */
declare module '*?iife' {
  const file: string;
  export default file;
}
