/** Where the cards of what stands out begin. */
export const UNUSUAL_ID = "what-stands-out";

/** Goes there by eye and by focus; a plain link would write into the address of the page. */
export function showUnusual(): void {
  const cards = document.getElementById(UNUSUAL_ID);
  cards?.scrollIntoView({ block: "start" });
  cards?.focus({ preventScroll: true });
}
