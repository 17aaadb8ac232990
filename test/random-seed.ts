import fc from "fast-check";

/**
 * Tests on random values try the same ones in every run, so that what fails on one machine fails on the next, and
 * a change is never blamed for a value that nobody drew before. `FUZZ_SEED` asks for others: a seed that a failure
 * printed, or `random`.
 */
const usual = 20_261;

const given = process.env.FUZZ_SEED;
if (given !== "random") {
  const seed = given === undefined ? usual : Number(given);
  if (!Number.isInteger(seed)) throw new Error(`FUZZ_SEED=${given}: allowed are an integer and random`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
