/** Opens by itself after the install; the drivers close it, so that a test begins with its own tab. */
export const welcomePage = '/src/ui/welcome/index.html';
