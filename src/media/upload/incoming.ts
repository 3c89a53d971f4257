/** Where a file waits in the media store until it is prepared. It has no ending, so nobody is sent it. */
export function incomingFolder(upload: string): string {
  return `incoming/${upload}`;
}

export function incomingPath(upload: string): string {
  return `${incomingFolder(upload)}/original`;
}
