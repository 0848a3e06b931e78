// A js-libp2p node driven by JSON lines: {"id", "do", ...} in, {"id", "result" | "error"} out.
// To teach it more, add a service to `services` and commands to `commands`. It speaks GossipSub only
// when it is given options for that, as JSON, in its first argument.
import { createInterface } from 'node:readline'
import { identify } from '@libp2p/identify'
import { noise } from '@libp2p/noise'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { gossip, gossipCommands } from './gossip.mjs'

const ECHO = '/shoal/interop/echo/1'
const gossipOptions = process.argv[2] && JSON.parse(process.argv[2])
const services = { identify: identify(), ping: ping() }
if (gossipOptions) services.pubsub = gossip(gossipOptions)

const node = await createLibp2p({
  addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
  transports: [tcp()],
  connectionEncrypters: [noise()],
  streamMuxers: [yamux()],
  services
})

function once (target, name) {
  return new Promise(resolve => target.addEventListener(name, resolve, { once: true }))
}

// `send` says false when it wants to be left alone until the next drain.
async function send (stream, bytes) {
  if (!stream.send(bytes)) await once(stream, 'drain')
}

await node.handle(ECHO, async stream => {
  for await (const chunk of stream) await send(stream, chunk)
  await stream.close()
})

function pattern (size) {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + (i >> 8)) & 0xff
  return bytes
}

const commands = {
  async dial ({ address }) {
    const connection = await node.dial(multiaddr(address))
    return { peer: connection.remotePeer.toString(), muxer: connection.multiplexer }
  },

  async ping ({ address }) {
    return await node.services.ping.ping(multiaddr(address))
  },

  async identify ({ address }) {
    const connection = await node.dial(multiaddr(address))
    const seen = await node.services.identify.identify(connection)
    return {
      agent: seen.agentVersion,
      protocols: seen.protocols,
      listen: seen.listenAddrs.map(String),
      observed: String(seen.observedAddr)
    }
  },

  // Sends `size` bytes, closes its half, and checks that they come back.
  async echo ({ address, size }) {
    const stream = await node.dialProtocol(multiaddr(address), ECHO)
    const sent = pattern(size)
    const sending = (async () => {
      for (let at = 0; at < size; at += 50_000) await send(stream, sent.subarray(at, at + 50_000))
      await stream.close()
    })()
    let received = 0
    for await (const chunk of stream) {
      for (const byte of chunk.subarray()) {
        if (byte !== sent[received++]) throw new Error(`byte ${received - 1} differs`)
      }
    }
    await sending
    return received
  },

  async refused ({ address, protocol }) {
    try {
      await node.dialProtocol(multiaddr(address), protocol)
      return null
    } catch (error) {
      return error.name
    }
  },

  async peers () {
    return node.getPeers().map(String)
  },

  async stop () {
    await node.stop()
    setImmediate(() => process.exit(0))
  }
}

if (gossipOptions) Object.assign(commands, gossipCommands(node))

function say (message) {
  process.stdout.write(JSON.stringify(message) + '\n')
}

createInterface({ input: process.stdin })
  .on('line', async line => {
    const request = JSON.parse(line)
    try {
      say({ id: request.id, result: (await commands[request.do](request)) ?? null })
    } catch (error) {
      say({ id: request.id, error: `${error.name}: ${error.message}` })
    }
  })
  .on('close', () => process.exit(0))

say({ peer: node.peerId.toString(), addresses: node.getMultiaddrs().map(String) })
