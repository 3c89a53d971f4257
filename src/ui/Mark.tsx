/** The publication's mark: a sun on its meridian. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 18 32" aria-hidden="true" focusable="false">
      <path d="M9 0v32" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="9" cy="16" r="7.2" fill="currentColor" />
    </svg>
  );
}
