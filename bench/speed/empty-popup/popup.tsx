import { render } from 'preact';

/** The smallest popup with Preact. Any additional time is our own. */
render(<p>Empty</p>, document.body);
