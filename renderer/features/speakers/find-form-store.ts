import { createStore } from '../../stores/store.ts';

/** Whether the form is open that finds speakers anew; where nobody is named it stands open by itself. */
export const findFormStore = createStore(false);
