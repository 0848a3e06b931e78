// GossipSub for node.mjs: a factory for the service, and commands on what the node sees of others.
import { createHash } from 'node:crypto'
import { gossipsub } from '@libp2p/gossipsub'

// SHA-256(from, seqno, topic, data)[:20]: what engine/gossip/signing.py sets. Defaults differ.
function messageId ({ type, from, sequenceNumber, topic, data }) {
  const id = createHash('sha256')
  if (type === 'signed') {
    const seqno = Buffer.alloc(8)
    seqno.writeBigUInt64BE(sequenceNumber)
    id.update(from.toMultihash().bytes).update(seqno)
  }
  return new Uint8Array(id.update(topic).update(data).digest().subarray(0, 20))
}

// `options` are @libp2p/gossipsub's own, on top of ours.
export function gossip (options) {
  return gossipsub({
    msgIdFn: messageId,
    allowPublishToZeroTopicPeers: true,
    emitSelf: false,
    maxTopicBytesPerPeer: 1 << 22,
    ...options
  })
}

function plain (message) {
  return { from: message.from?.toString() ?? '', data: Buffer.from(message.data).toString() }
}

// Commands for `node`; what is heard is kept here until it is asked for.
export function gossipCommands (node) {
  const pubsub = node.services.pubsub
  const messages = []
  const grafts = []
  pubsub.addEventListener('message', ({ detail }) => messages.push(plain(detail)))
  pubsub.addEventListener('gossipsub:graft', ({ detail }) => grafts.push(detail))

  return {
    async subscribe ({ topic }) { pubsub.subscribe(topic) },
    async unsubscribe ({ topic }) { pubsub.unsubscribe(topic) },

    async publish ({ topic, data }) {
      const bytes = new TextEncoder().encode(data)
      return (await pubsub.publish(topic, bytes)).recipients.map(String)
    },

    // `count` messages "<prefix><n>", `pause` milliseconds after each `burst` of them.
    async publishMany ({ topic, prefix, count, burst, pause }) {
      for (let n = 0; n < count; n++) {
        await pubsub.publish(topic, new TextEncoder().encode(prefix + n))
        if (n % burst === burst - 1) await new Promise(resolve => setTimeout(resolve, pause))
      }
      return count
    },

    async heard () { return messages },
    async heardCount () { return messages.length },
    async subscribers ({ topic }) { return pubsub.getSubscribers(topic).map(String) },
    async mesh ({ topic }) { return pubsub.getMeshPeers(topic) },
    async grafts () { return grafts },

    // Seconds until the node may GRAFT the peer again; 0 without a backoff.
    async backoff ({ topic, peer }) {
      const end = pubsub.backoff.get(topic)?.get(peer)
      return end === undefined ? 0 : (end - Date.now()) / 1000
    },

    // How many IDs the peer has told us not to send.
    async unwanted ({ peer }) { return pubsub.idontwants.get(peer)?.size ?? 0 }
  }
}
