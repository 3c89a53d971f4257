/** The door of the addresses room: the manifest of what the public can ask for. */
export { type AddressKind, addressKinds, findKind } from './kinds.ts';
