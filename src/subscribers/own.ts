/** What one person sees and changes of their own, by the signed link of their mail. */
export { requestNewAddress } from './change-address.ts';
export {
  type Choices,
  deleteData,
  exportData,
  findChoices,
  requestChoicesLink,
  saveChoices,
} from './choices.ts';
export { findByChoicesKey } from './signed-links.ts';
