// Parts of a box on a page, to be looked at.

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What is inside of its borders. */
export const middle = ({ x, y, width, height }: Box): Box => {
  return { x: x + 4, y: y + 4, width: width - 8, height: height - 8 }
}

/** Where text begins. */
export const start = ({ x, y, height }: Box): Box => ({ x: x + 4, y: y + 4, width: 22, height: height - 8 })

/** Where text ends. */
export const end = ({ x, y, width, height }: Box): Box => {
  return { x: x + width - 15, y: y + 3, width: 12, height: height - 6 }
}

/** A stretch of its upper edge. */
export const edge = ({ x, y, width }: Box): Box => ({ x: x + width / 3, y: y - 3, width: width / 3, height: 8 })
