import js from "@eslint/js";
import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

/**
 * Policy documents come from `shared/policy` alone, where every action, resource and condition is checked. These are
 * the ways around it: an object or text that is a document, and the provider's own document function.
 *
 * @type {import("eslint").Linter.Config}
 */
export const policyDocumentsFromOnePlace = {
  files: ["index.ts", "{persistent,foundation,compute,edge,bootstrap}/**/*.ts", "shared/**/*.ts"],
  ignores: ["shared/policy/**"],
  rules: {
    "no-restricted-syntax": [
      "error",
      ...[
        ":matches(Literal[value=/2012-10-17|2008-10-17/], TemplateElement[value.raw=/2012-10-17|2008-10-17/])",
        "ObjectExpression > Property[key.name=/^Statement$/]",
        "ObjectExpression > Property[key.value=/^Statement$/]",
        "ObjectExpression:has(> Property[key.name='Effect']):has(> Property[key.name=/^(Action|NotAction|Principal)$/])",
        ":matches(Identifier, PrivateIdentifier)[name=/^getPolicyDocument(Output)?$/]",
      ].map((selector) => ({
        selector,
        message:
          "A policy document is written with PolicyBuilder, ResourcePolicyBuilder or trustPolicy of shared/policy, which check it.",
      })),
    ],
  },
};

export default tseslint.config(
  { ignores: ["node_modules/", "policy-pack/bin/", "bench/peers/", ".setup/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "@pulumi": pulumi },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      // An output in a template literal prints as an explanation of outputs, into a name or a policy.
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    // Pulumi resources are registered by their constructor; the variable is not needed afterwards.
    files: ["**/*.ts"],
    rules: { "no-new": "off" },
  },
  policyDocumentsFromOnePlace,
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
      },
    },
  },
);
