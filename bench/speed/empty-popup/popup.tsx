import { render } from 'preact';

/** The least that a popup drawn with Preact can show: what opens slower than this is our doing. */
render(<p>Empty</p>, document.body);
