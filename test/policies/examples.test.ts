import assert from "node:assert/strict";
import { parseMessage } from "../../policy-pack/analysis/message";
import { loadRules } from "../../policy-pack/rules";
import type { Example, Rule } from "../../policy-pack/rule";
import type { PackLevels, Report } from "./crossguard";
import { runPack, sessionOf } from "./crossguard";

const { rules } = loadRules();

async function ask(rule: Rule, example: Example): Promise<readonly Report[]> {
  const session = sessionOf([rule], { stackConfig: example.stackConfig ?? {} });
  const scope: PackLevels = example.scope === undefined ? {} : { "pack-settings": { scope: example.scope } };
  return await runPack(session, example, scope);
}

for (const rule of rules) {
  describe(`policy ${rule.name}`, () => {
    for (const example of rule.examples.compliant) {
      it(`accepts: ${example.title}`, async () => {
        assert.deepEqual(await ask(rule, example), []);
      });
    }
    for (const example of rule.examples.violating) {
      it(`refuses: ${example.title}`, async () => {
        const reports = await ask(rule, example);
        assert.equal(reports.length, 1, reports.map(({ message }) => message).join("\n\n"));
        const [report] = reports;
        const { headline, fields } = parseMessage(report?.message ?? "");
        assert.equal(report?.policy, rule.name);
        assert.equal(report.level, "mandatory");
        assert.match(report.urn ?? "", new RegExp(`::${example.resource}$`));
        assert.equal(headline, rule.description);
        assert.ok(fields.resource?.startsWith(`${example.resource} (`), fields.resource);
        assert.ok(fields.found?.includes(example.says), `"${fields.found}" should say "${example.says}"`);
        assert.ok(fields.expected, "the message says what is expected");
        assert.ok(fields.fix, "the message says how to put it right");
      });
    }
    for (const example of rule.examples.undecided ?? []) {
      it(`leaves undecided: ${example.title}`, async () => {
        const reports = await ask(rule, example);
        assert.deepEqual(
          reports.filter(({ policy }) => policy !== "not-evaluated"),
          [],
        );
        const answers = reports.map(({ message }) => parseMessage(message).fields);
        const named = answers.filter((fields) => fields.resource?.split(" ")[0] === example.resource);
        assert.deepEqual(
          named.map((fields) => [fields.rule, fields.reason?.includes(example.says)]),
          [[rule.name, true]],
          JSON.stringify(answers),
        );
      });
    }
  });
}
