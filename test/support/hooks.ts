/** Filled once the world exists: one world for the whole run. */
export {}
