/** One answer for a link that is over, was taken back, or never was. */
export default function NoPreview() {
  return (
    <html lang="en-GB">
      <head>
        <title>Nothing to read here</title>
        <meta name="viewport" content="width=device-width" />
      </head>
      <body>
        <main>
          <h1>Nothing to read here</h1>
          <p>This link is over, or was taken back. Ask whoever sent it for a new one.</p>
        </main>
      </body>
    </html>
  );
}
