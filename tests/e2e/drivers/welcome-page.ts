/** Opens after the install. The drivers close it, so that a test starts with its own tab. */
export const welcomePage = '/src/ui/welcome/index.html';
