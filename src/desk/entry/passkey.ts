/** The browser's own passkey functions, in the JSON that the server speaks. */

/** Asks the browser to make a passkey; null when the person gave up or it cannot. */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return toJson(await navigator.credentials.create({ publicKey }).catch(() => null));
}

/** Asks the browser for a passkey of this site; null when the person gave up or there is none. */
export async function takePasskey(options: PublicKeyCredentialRequestOptionsJSON) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return toJson(await navigator.credentials.get({ publicKey }).catch(() => null));
}

function toJson(credential: Credential | null) {
  return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
}
