import { buildApp } from '../../build/build-app.ts';

/** The journeys drive the page as it ships. */
export default buildApp;
