import "./index.ts"
