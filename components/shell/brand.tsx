// Dossier's mark and name, in the theme's colours (public/icon.svg is the same for browser tabs).
export function Brand() {
  return (
    <p className="row gap-3 brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="7" />
        <path d="M8 9.5h6l2 2.5h8v10.5H8z" />
        <path d="M12 18l2.6 2.4 5-5" />
      </svg>
      <b>Dossier</b>
    </p>
  );
}
