/** True only in dist/app-test. The product is built with `false`, so that code behind it is dropped. */
declare const __TEST_PORT__: boolean
