/** The one place that names the engine's version. `tools/pulumi-cli/go.mod` pins the same one. */

/** The Pulumi CLI that is installed, and that golden files are written with. */
export const ENGINE_VERSION = "3.259.0";

/** A `pulumi` on PATH is used from this version on, below the next major one. */
export const OLDEST_ENGINE = { major: 3, minor: 248 };

/** The npm package that downloads the official CLI of its own version at first use. */
export const LAUNCHER = {
  name: "pulumi",
  version: ENGINE_VERSION,
  integrity:
    "sha512-INXMyZQmNg0wvjaaTBzbQE5zQUSx3jdMx7NBl2poNfTASMF11jjAyGzICWbquvqZVlALIaBbK/hbuvwdyPuuXQ==",
};

/** What `tools/pulumi-cli` asks of Go (its go directive). */
export const OLDEST_GO = "1.25.11";
