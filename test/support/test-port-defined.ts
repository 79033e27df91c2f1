/** Under vitest nothing is bundled, so the constant that the build puts in is set here. */
Object.assign(globalThis, { __TEST_PORT__: true })
