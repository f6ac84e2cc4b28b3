import { defineConfig, type OxlintOverride } from "oxlint";
import { ownedProperties, propertyOverrides, roomOverrides } from "./restrictions.ts";
import { ENTRY_FILES, GALLERY_FILES, TEST_FILES } from "./rooms.ts";

const TOOL_CONFIGS = ["**/*.config.ts", "build/electron-builder.ts", "build/lint/house-rules.ts"];

const sizes: OxlintOverride[] = [
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 120 }] } },
  {
    files: [...TEST_FILES],
    rules: {
      "max-lines-per-function": "off",
      "porchlight/assertion-needs-reason": "off",
      "porchlight/no-work-at-import": "off",
      "porchlight/words-from-catalogue": "off",
      "react/jsx-no-literals": "off",
      // Matchers such as `expect.any` and what comes out of `JSON.parse` are typed `any`; the test itself checks them.
      "typescript/no-unsafe-assignment": "off",
      "typescript/no-unsafe-argument": "off",
      "typescript/no-unsafe-member-access": "off",
      "typescript/no-unsafe-return": "off",
    },
  },
];

export default defineConfig({
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  // All of them here: an override cannot switch off a rule of a plugin that only another override knows.
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "promise", "react", "jsx-a11y"],
  jsPlugins: ["./build/lint/house-rules.ts"],
  categories: { correctness: "error", suspicious: "error" },
  ignorePatterns: ["node_modules/", "dist/", ".dist-*/", "release/", "artefacts/", "test-results/"],
  rules: {
    // Size.
    "max-lines": ["error", { max: 500 }],
    "max-lines-per-function": ["error", { max: 40 }],
    "max-params": ["error", { max: 4 }],
    "max-depth": ["error", { max: 4 }],

    // Types that say what is true.
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-unsafe-argument": "error",
    "typescript/no-unsafe-assignment": "error",
    "typescript/no-unsafe-call": "error",
    "typescript/no-unsafe-member-access": "error",
    "typescript/no-unsafe-return": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/ban-ts-comment": [
      "error",
      { "ts-expect-error": "allow-with-description", "ts-ignore": true, "ts-nocheck": true },
    ],
    "typescript/no-namespace": "error",
    "typescript/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
    "typescript/no-deprecated": "error",
    "typescript/restrict-template-expressions": ["error", { allowNumber: true }],
    // An assertion is allowed where the line above says why it is sound; see porchlight/assertion-needs-reason.
    "typescript/no-unsafe-type-assertion": "off",
    // The compiler's noImplicitReturns says the same and knows the types better.
    "typescript/consistent-return": "off",

    // Promises and errors.
    "typescript/no-floating-promises": ["error", { ignoreVoid: true }],
    "typescript/no-misused-promises": "error",
    "typescript/only-throw-error": ["error", { allowRethrowing: true, allowThrowingUnknown: true }],
    "typescript/return-await": ["error", "in-try-catch"],
    "promise/always-return": "off",
    // An event handler may well tell its listeners from inside a `then`.
    "promise/no-callback-in-promise": "off",
    // What follows a status is called `then` in the model, and is data.
    "unicorn/no-thenable": "off",

    // Modules.
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-duplicates": "error",
    "import/no-mutable-exports": "error",
    "import/no-unassigned-import": [
      "error",
      { allow: ["**/*.css", "@fontsource-variable/**", "./quiet-zod.ts"] },
    ],
    "unicorn/prefer-node-protocol": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "no-restricted-properties": ["error", ...ownedProperties(() => true)],
    "no-console": "error",

    // Plain reading.
    eqeqeq: "error",
    "no-var": "error",
    "prefer-const": "error",
    "no-param-reassign": "error",
    "no-else-return": "error",
    "no-lonely-if": "error",
    "no-useless-return": "error",
    "object-shorthand": "error",
    "func-style": ["error", "declaration", { allowArrowFunctions: true }],
    "unicorn/throw-new-error": "error",
    "unicorn/no-abusive-eslint-disable": "error",
    // A leading underscore marks a parameter that a signature asks for and nobody reads.
    "no-underscore-dangle": "off",
    // Factories return plain functions that know no `this`, so taking one out of its object is safe.
    "typescript/unbound-method": "off",
    // Spreading a string is how its code points are counted.
    "typescript/no-misused-spread": ["error", { allow: ["string"] }],
    // Meant for windows; worker threads and message ports have no origin.
    "unicorn/require-post-message-target-origin": "off",
    // A helper may stand where it is used.
    "unicorn/consistent-function-scoping": "off",

    // The compiler writes the import of the JSX functions.
    "react/react-in-jsx-scope": "off",
    // These speak for the React compiler, which is not used here; TanStack Virtual and measuring would be refused.
    "react/incompatible-library": "off",
    "react/exhaustive-effect-dependencies": "off",
    "react/memo-dependencies": "off",
    "react/preserve-manual-memoization": "off",
    "react/set-state-in-effect": "off",
    // axe judges every view as a whole; these judge an element without knowing its widget.
    "jsx-a11y/no-autofocus": "off",
    "jsx-a11y/no-noninteractive-element-interactions": "off",
    "jsx-a11y/no-noninteractive-tabindex": "off",
    "jsx-a11y/prefer-tag-over-role": "off",

    // Ours.
    "porchlight/assertion-needs-reason": "error",
    "porchlight/disable-needs-reason": "error",
    "porchlight/no-re-export": "error",
    "porchlight/no-work-at-import": "error",
    "porchlight/telling-file-name": "error",
    "porchlight/todo-needs-issue": "error",
  },
  overrides: [
    {
      files: ["renderer/**"],
      rules: {
        "react/rules-of-hooks": "error",
        "react/no-danger": "error",
        "react/jsx-no-target-blank": "error",
        "react/jsx-no-literals": [
          "error",
          { allowedStrings: ["·", "…", "–", "—", "/", "×", ":", "(", ")", "%"] },
        ],
        "porchlight/words-from-catalogue": "error",
      },
    },
    // A list of statements, read from top to bottom once and never changed again.
    { files: ["**/migrations/**"], rules: { "max-lines-per-function": "off" } },
    ...roomOverrides(),
    ...propertyOverrides(),
    ...sizes,
    {
      files: [...ENTRY_FILES, "build/**", "e2e/**"],
      rules: { "porchlight/no-work-at-import": "off", "no-console": "off" },
    },
    {
      files: [...GALLERY_FILES],
      rules: {
        "porchlight/no-work-at-import": "off",
        "porchlight/words-from-catalogue": "off",
        "react/jsx-no-literals": "off",
      },
    },
    { files: TOOL_CONFIGS, rules: { "import/no-default-export": "off" } },
  ],
});
