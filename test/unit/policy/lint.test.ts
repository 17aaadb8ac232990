import assert from "node:assert/strict";
import path from "node:path";
import { ESLint, Linter } from "eslint";
import tseslint from "typescript-eslint";

const root = path.join(__dirname, "..", "..", "..");
const rule = "no-restricted-syntax";

interface Settings {
  readonly rules?: Readonly<Record<string, Linter.RuleEntry>>;
}

/** The rule as ESLint applies it to a file of the repository. */
async function ruleFor(file: string): Promise<Linter.RuleEntry | undefined> {
  const eslint = new ESLint({ cwd: root });
  const settings = (await eslint.calculateConfigForFile(path.join(root, file))) as Settings | undefined;
  return settings?.rules?.[rule];
}

const aroundTheBuilder: readonly [string, string][] = [
  ["a document as an object", `const policy = { Version: "2012-10-17", Statement: [] };`],
  ["a document without its version", `const policy = JSON.stringify({ Statement: [] });`],
  ["a document with quoted keys", `const policy = { "Statement": [] };`],
  ["a statement alone", `const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };`],
  ["a document as text", 'const policy = \'{"Version":"2012-10-17"}\';'],
  ["a document as a template", 'const policy = `{"Version":"2012-10-17","Resource":"${arn}"}`;'],
  ["the provider's function", `const policy = aws.iam.getPolicyDocument({ statements: [] });`],
  ["the provider's function for outputs", `import { getPolicyDocumentOutput } from "@pulumi/aws/iam";`],
];

const harmless: readonly [string, string][] = [
  ["the builder", `new PolicyBuilder(scope).withSecretsRead("exchange-keys").build().json;`],
  [
    "a WebACL's statement",
    `const rule = { name: "rate", statement: { rateBasedStatement: { limit: 100 } } };`,
  ],
  ["another date", `const reviewed = "2026-10-17";`],
];

describe("the lint rule that keeps policy documents in one place", () => {
  for (const file of ["persistent/layer.ts", "shared/naming/arns.ts", "index.ts", "foundation/vpc.ts"]) {
    it(`is on for ${file}, where a document could pass unchecked`, async () => {
      const entry = await ruleFor(file);
      assert.ok(Array.isArray(entry));
      assert.equal(entry[0], 2);
    });
  }

  it("is off where documents are built, or nothing could be", async () => {
    assert.equal(await ruleFor("shared/policy/document.ts"), undefined);
  });

  describe("reports every way around the builder", () => {
    let options: Linter.RuleEntry = "off";
    before(async () => {
      options = (await ruleFor("persistent/layer.ts")) ?? "off";
    });
    const messagesOf = (code: string): readonly Linter.LintMessage[] =>
      new Linter().verify(
        code,
        [
          {
            files: ["**/*.ts"],
            languageOptions: { parser: tseslint.parser },
            rules: { [rule]: options },
          },
        ],
        "layer.ts",
      );
    for (const [way, code] of aroundTheBuilder) {
      it(way, () => {
        const messages = messagesOf(code);
        assert.ok(messages.length > 0);
        messages.forEach((message) => {
          assert.match(message.message, /PolicyBuilder/);
        });
      });
    }
    for (const [what, code] of harmless) {
      it(`and leaves ${what} alone`, () => {
        assert.deepEqual(messagesOf(code), []);
      });
    }
  });
});
