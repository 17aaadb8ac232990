import { findEngine } from "../engine/binary";
import { runTool } from "../engine/command-line";
import { machineLine } from "../engine/machine";
import { evidenceDocument, evidenceText, writeDocument } from "../rehearse/evidence";
import { sizes } from "../../bench/mix";
import { readCommandLine, type Asked } from "./command-line";
import { analysedForParent } from "./own/pack";
import { previewFigures } from "./own/preview";
import { reportFigures } from "./own/report";
import { runNoted } from "./peers/chain";
import { raceEvidence } from "./peers/evidence";
import { peerVersions, preparePeers } from "./peers/install";
import { previewUnits } from "./peers/program";
import { race } from "./peers/race";

const DOCUMENT = "docs/benchmark.md";

async function machine(): Promise<string> {
  return machineLine((await findEngine()).version);
}

/** Exit code 1 when a goal is missed. */
async function peers({ rounds, write }: Asked): Promise<number> {
  preparePeers();
  const lanes = await race(sizes, rounds);
  const noted = [];
  for (let round = 1; round <= rounds; round += 1) noted.push(await runNoted(sizes[1]));
  const evidence = raceEvidence(lanes, sizes, rounds, noted);
  process.stdout.write(evidenceText(evidence));
  if (write) {
    const command = `npm run bench -- peers --rounds ${rounds} --write`;
    writeDocument(DOCUMENT, evidenceDocument(evidence, command, `${await machine()}, ${peerVersions()}`));
  }
  return evidence.ok ? 0 : 1;
}

const measurements: Readonly<Record<Asked["subject"], (asked: Asked) => Promise<number>>> = {
  own: async () => {
    process.stdout.write(await previewFigures(await machine()));
    return 0;
  },
  report: async () => {
    process.stdout.write(await reportFigures(await machine()));
    return 0;
  },
  peers,
  program: async ({ units, policies }) => {
    await previewUnits(units, policies);
    return 0;
  },
};

async function main(): Promise<number> {
  if (analysedForParent()) return 0;
  const asked = readCommandLine(process.argv.slice(2));
  return await measurements[asked.subject](asked);
}

runTool(main);
