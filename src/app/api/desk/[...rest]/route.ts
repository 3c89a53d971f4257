/** Every address of the desk’s API that nothing else answers. */
function nothing(): Response {
  return Response.json({ reason: 'absent' }, { status: 404 });
}

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
