// Node 20 lacks what libp2p 3 uses from Node 22: load with `node --import ./polyfill.mjs`.
Promise.withResolvers ??= function () {
  let resolve, reject
  const promise = new Promise((yes, no) => { resolve = yes; reject = no })
  return { promise, resolve, reject }
}
