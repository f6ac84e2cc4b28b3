// Development only: every part with made-up people, to be looked at. Not bundled into the app.
import "../../theme/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nProvider } from "react-aria-components";
import { chooseFormattingLocale } from "../../i18n/formatting-locale.ts";
import { pseudoLocale } from "../../i18n/pseudo-locale.ts";
import { disguiseSentences } from "../../i18n/t.ts";
import { startTheme, type ThemeChoice } from "../../theme/theme.ts";
import { IconSheet } from "../icon-sheet.tsx";
import { galleryPage } from "./gallery-page.tsx";

const words = location.hash.slice(1).split(",");
const isRtl = words.includes("rtl");

const theme = words.includes("dark") ? "dark" : words.includes("light") ? "light" : "system";
const choice: ThemeChoice = { theme, contrast: words.includes("contrast") ? "more" : "system" };
startTheme(document, choice);
document.documentElement.dir = isRtl ? "rtl" : "ltr";
chooseFormattingLocale("en-GB");
if (words.includes("pseudo")) disguiseSentences(pseudoLocale);
addEventListener("hashchange", () => location.reload());

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={isRtl ? "ar-EG" : "en-GB"}>
        <IconSheet />
        {galleryPage(words)}
      </I18nProvider>
    </StrictMode>,
  );
}
