<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>開始していません</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>受信しながらの再生には API が必要ですが、オフになっています。</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>{file} に Shoal ID がありません。</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>{file} を書き込めませんでした: {why}。</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>{file} を保存しました。Shoal で開いた人はファイルをダウンロードできます。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} を読み込めません: {why}。</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>API トークンをコピーしました。他の人に教えないでください。</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>バージョン、状態、ログの末尾をコピーしました。</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>ログはまだありません。</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>「{name}」が届き、検証も完了しました。今は共有しています。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>アドレスをコピーしました。このコンピューターのメディアプレーヤーで開いてください。</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>開けるプログラムがありません。代わりに再生アドレスをコピーしてください。</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>{share}% 保有</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>読み込みました。ID は {id} です。これから共有します。</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>完了: {size} すべてが届き、検証済みです。</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>順番を待っています。</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>ファイルを移動しています。</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>再び動き出しました。</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>最初のピアが接続しました。</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>最後のピアがいなくなりました。</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>{share}% が届きました。</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>速度制限を解除しました。</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>下り {down}、上り {up} に制限しています。</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>現在の場所は {folder} です。</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>ID を作るために読み込んでいます。</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>持っている人を探しています。</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>ダウンロードしています。</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>ディスク上の内容を確認しています。</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>共有しています。</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>一時停止しました。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>受信中</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共有中</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>停滞中</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>追加日</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待ち行列</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未取得</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>要求済み</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>受信中</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>検証中</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>検証済み</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>検証失敗</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/秒</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>わずか</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 時間</translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <comment>{n} day</comment>
        <translation>
            <numerusform>{n} 日</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>昨日 {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>今日 {time}</translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation>{month}{day}日 {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation>
            <numerusform>クリップボードに Shoal ID が {n} 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>新しい転送</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>残り {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>ID を作るためにファイルを読み込み中</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>ディスクから読み直し中</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>再開できます</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>問題が発生しました。再生を押してもう一度試してください</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>移動中</translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation>
            <numerusform>{n} ピア</numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation>ID を持つ人なら誰でも取得できます</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>ピアに接続中</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} ファイル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation>
            <numerusform>{size} のピース {n} 個</numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation>{when} に追加</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>サイズはまだ不明です</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下り</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上り</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>ピース {number} / {all}</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>{all} 個すべて検証済み</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>{done} / {all} 個を検証済み</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>ファイルを読み込むとわかります</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>誰かが見つかるとわかります</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最優先</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>ファイル {first}–{last} / {all} · {done} 個が完了</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>{all} 個すべて完了</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>{done} / {all} 個が完了</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>ファイルを指すか矢印キーで移動すると、どこまで届いたかが分かります。ダブルクリックか Enter キーでピースが見えます。プラスとマイナスで拡大縮小します。</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>一つのファイル</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>同じネットワーク</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>あなたを待たせています</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>あなたを待っています</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>不明なプログラム</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>受信 {down}、送信 {up}</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>接続済み · DHT ノード {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation>
            <numerusform>接続済み · {n} ピア</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation>他のコンピューターを探しています</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>ダウンロード先は {folder} です。</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>ダウンロード先はダウンロードフォルダーです。</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>右上の設定で、フォルダーと速度を変更できます。</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>ID を持つ人は誰でもそのファイルを取得でき、このコンピューターのアドレスが、同じネットワークでは名前もわかります。それ以外は見えません。</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>この制限が現在有効です。</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>この制限は現在無効です。上の制限が有効です。</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>{places} で待ち受け中</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>待ち受けていません</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>空き容量が足りません: {needed} 必要ですが、空きは {free} です。別のフォルダーを選ぶか、先に空きを作ってください。</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>{who} から</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>フォロー中</translation>
    </message>
    <message numerus="yes">
        <source>{n} entries</source>
        <comment>{n} entry</comment>
        <translation>
            <numerusform>{n} 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} publishers</source>
        <comment>{n} publisher</comment>
        <translation>
            <numerusform>公開者 {n} 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>閉じても大丈夫です: 他に {n} 台がすべてを持っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>Shoal を開いたままにしてください: すべてを持っているのはあなただけで、{n} 人が受信中です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>持っているのはあなただけです: Shoal が開いている間、他の人が取得できます。</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>Shoal が開いている間、他の人はあなたから取得できます。</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>{n} 台がすべてを持っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>今はすべてを持つ人がいません。{n} 台が一部を持っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>閉じても大丈夫</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>開いたままに</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>あなただけが保有</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · 空き {free}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>今すぐ開始</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>検索をやめる</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>読み込みをやめる</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>頼んでみる</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>ピアを表示</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ試す</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>制限を変更…</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>別のフォルダー…</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>もう一度共有</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>ID を作るために一度読み込み、その後共有します。</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>順番待ちです: 先に {n} 件のダウンロードがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>順番待ちです: 次に始まります。</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>あなたが一時停止しました。</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>持っている人がオンラインにいません。Shoal は探し続け、自動で始めます。</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>持っている人がオンラインにいません。誰かが来れば自動で続きます。</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>持っている人が見つかりました。接続しています。</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>持っていると分かっている相手が誰も応答しません。自動で再試行します。</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>持っている人は今ほかの人に送っています。順番は自動で回ってきます。</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>速度制限がかかっています。</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>接続しましたが何も届きません。ほかに持っている人を探しています。</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>{n} 個のピースはオンラインの誰も持っていません。最後に確認したのは{when}です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>{n} 個のピースはオンラインの誰も持っていません。</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>うまくいきませんでした。もう一度お試しください。</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>Shoal の不具合です。もう一度お試しください。繰り返す場合は報告してください。</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>「{name}」を共有中です。ID をコピーしたので、誰にでも送れます。</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>{n} 項目を共有中です。ID を 1 行に 1 つずつコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>今オンラインで持っている人はいません</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>{n} 台が持っています</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>転送はありません</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>Shoal を開く</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>ファイルを共有…</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>ID を貼り付け</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>すべて再開</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>別の制限</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>Shoal を終了</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーに表示</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>フォロー中</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自分の</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Look at “{name}”</source>
        <translation>「{name}」を見る</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>その他の操作</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>取り下げる</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>フォローをやめる</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>公開者をフォロー</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>再び表示</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>公開者をブロック</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>カタログ</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>オンにする</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>みんなが共有しているものの公開リスト</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>現在はオフです。オンにすると、このコンピューターは他の人が公開したものの一覧を保持し、検索できます。自動でダウンロードされることはありません。</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>このコンピューターが参加していることは他の人にわかります。公開したものだけが誰にでも読め、ネットワーク上のこのコンピューターの名前が付き、あらゆる場所から取り消すことはできません。</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>カタログを検索…</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>カタログを検索</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>公開…</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>公開するもの</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>タグ (コンマ区切り)</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>全員に公開</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>誰でも読むことができ、あらゆる場所から取り消すことはできません。</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>まだ何も届いていません。ほかの人が公開したものは自動でここに現れます。</translation>
    </message>
    <message>
        <source>Blocked: {publisher}</source>
        <translation>ブロック中: {publisher}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>ブロック解除</translation>
    </message>
    <message>
        <source>Share something first: nothing here is complete.</source>
        <translation>まず何かを共有してください。ここには完全なものがありません。</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>ID をコピー</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>ファイルを読み込むと決まります</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>アップロード</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>送信合計</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>共有比</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>ピア</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>まだ誰も接続していません</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>ピースを表示</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>Shoal の起動後、まだ何もありません</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>転送を選ぶと、その様子が表示されます。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>ピース</translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation>ここにファイルをドロップして共有</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>ここにファイルをドロップして共有、または押して選択</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>このコンピューターに残ります</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>ファイルを選ぶ…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>フォルダーを選ぶ…</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>ここにファイルやフォルダーをドロップして共有</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>このコンピューターから ID を持つ人へ直接送られます。アカウントもアップロードも不要です。</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>ID をもらいましたか?</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>貼り付ける</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>ドロップ</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>ID は自動でコピー</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>ID を送る</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>チャットやメールで</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>届きます</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>すべてのピースを検証</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>ドロップして {n} 項目を共有</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>ID はすぐにコピーされます</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>ID またはリンクを貼り付けてダウンロード…</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>ダウンロードする ID またはリンク</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>ライトテーマを使う</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>ダークテーマを使う</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>誰も持っていない</translation>
    </message>
    <message>
        <source>one</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>2–3</source>
        <translation>2–3</translation>
    </message>
    <message>
        <source>4–7</source>
        <translation>4–7</translation>
    </message>
    <message>
        <source>8–15</source>
        <translation>8–15</translation>
    </message>
    <message>
        <source>16 or more</source>
        <translation>16 以上</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>色: {list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>クリップボードに Shoal ID がありません。ID は 0–9 と a–f の 64 桁です。コピーして貼り付け直してください。</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>ファイルを共有</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>フォルダーを共有</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>まだ不明</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>ピース {first}–{last} / {all} · {done} 個を検証済み</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>{offset} から {size}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>検証済み: ハッシュは正しいです。送信元 {who}。</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>検証済み: ハッシュは正しいです。</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>すべて届きました。ハッシュを検証中です。</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>{who} から受信中。</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>受信中。</translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation>{who} に要求済み。</translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation>要求済み。</translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation>ハッシュが違ったため、取り直しています。</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>まだ要求していません。</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>{n} 回開始しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>ハッシュの不一致 {n} 回</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}、最後は{when}、送信元 {who}</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}、最後は{when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>{who} が持っていて、ほかに {n} 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>ここから取得可能: {who}。</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>接続中のピアは持っていません。ほかに {n} 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>ほかに持っている人は知られていません。</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>今持っている人は知られていません。</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>ほか {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>{id} を調べています</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>何であり誰が持っているかを問い合わせています</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>「{name}」をダウンロード</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>すでに持っています</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>すでに {share} 持っています</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>{n} 件をダウンロード</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>{id} の応答がありません</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>表示する</translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation>オンラインになったらダウンロード</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>画面から読み取れるリンクです</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>{name} へのリンクの QR コード</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>ここ数分の速度</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>最大 {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>通信はまだありません</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>ここ数分の速度がここに表示されます</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>直近 {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>ファイルはそのまま残ります。</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>「{name}」を一覧から外しました。</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>持っている人を探しています。</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>「{name}」は今どこにありますか？</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>{n} 件を一覧から外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>ファイルはそのまま残ります。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>{n} 件の転送とそのファイルをこのコンピューターから削除しますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>「{name}」とそのファイルをこのコンピューターから削除しますか?</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>ファイル「{name}」をこのコンピューターから削除しますか?</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>{n} 個のリンクをコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>リンクをコピーしました。「{name}」を持っていそうな人に送ってください。</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>.shoal ファイルとして保存</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>「{path}」はもうありません。</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移動先</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>「{name}」は現在 {folder} にあります。</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>「{name}」の ID をコピーしました。</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>{n} 個の ID をコピーしました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>「{name}」へのリンクをコピーしました。</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>QR コードを表示</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>.shoal ファイルとして保存…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>次に始める</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>速度を制限…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>ID をコピー</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>受信しながら再生</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>再生アドレスをコピー</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移動…</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>データを再検証</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>一覧から外す</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>外してファイルを削除…</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青緑</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>プラム</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>スレート</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>ログイン時に Shoal を時計の横で起動</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>ダウンロード中はスリープさせない</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>ダウンロードの完了を知らせる</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>対応が必要なときに知らせる</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>Shoal はファイルをコンピューターからコンピューターへ直接送ります。MIT ライセンスの自由なソフトウェアで、ウィンドウは Qt で作られています。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>Shoal が鍵と一覧を保存する場所</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>うまくいかないとき</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>ログはこのコンピューターにだけ残ります。バージョンと一緒にコピーしてください。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Shoal について</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>時間帯で</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>火</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>水</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>木</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>金</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>土</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation>ダウンロード制限、キロバイト毎秒、0 で無制限</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>アップロード制限、キロバイト毎秒、0 で無制限</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>別のダウンロード制限、キロバイト毎秒、0 で無制限</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>別のアップロード制限、キロバイト毎秒、0 で無制限</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>同時ダウンロード数、0 で無制限</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>制限</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>会議や勤務時間のための別の制限</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>同時ダウンロード数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>他の人から接続できますか?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>最初に接続するコンピューター、1 行に 1 つの ホスト:ポート</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>他のプログラム</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>ポート、0 で空いているもの</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>空いているもの</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>外からの接続を許すようルーターに頼む</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>このネットワークの人を見つける</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>このコンピューターのプログラムに Shoal の利用を許可 (REST API)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>トークンをコピー</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>再接続</translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation>Shoal が接続し直すと有効になります。転送は続きます。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>テスト中…</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>設定を保存できませんでした：{why}。</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>ウィンドウを閉じても時計の横で共有を続ける</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>このデスクトップは時計の横にアイコンを表示しません。</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>ウィンドウが前面にないとき</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>ログを表示</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>診断情報をコピー</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>ダウンロード上限</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>アップロード上限</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>制限を設定</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>速度制限</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>{n} 件の転送の制限</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>「{name}」の制限</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/秒</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>下り {down}、上り {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>転送を検索</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>一致するものはありません</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>絞り込み: {name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>並び順: {name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>逆順</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>まだ何もありません</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>転送</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>ログイン時の起動を変更できません: {why}。</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>ダウンロード中です</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} は ホスト:ポート の形ではありません。例: 192.0.2.7:52413。</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>このコンピューターだけが接続できます: Shoal はループバックアドレスで待ち受けています。--listen を外すと他の人も接続できます。</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>ネットワークがありません: このコンピューター上のものはすべて動き続けます。</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>他の人から接続できます。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>同じネットワークの人だけが接続できます: ルーターはポート {port} を開きましたが、誰も届きません。このコンピューターのファイアウォールで Shoal を許可してください。</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>他の人から接続できます: ルーターがポート {port} を開きました。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>同じネットワークの人だけが接続できます: このコンピューターには公開アドレスがありますが、誰も届きません。このコンピューターまたはネットワークのファイアウォールでポート {port} (TCP と UDP) を許可してください。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>同じネットワークの人だけが接続できます: このコンピューターには公開 IPv6 アドレスがありますが、誰も届きません。このコンピューターまたはネットワークのファイアウォールでポート {port} (TCP と UDP) を許可してください。</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>おそらく他の人から接続できます: このコンピューターには公開アドレスがあります。できない場合は、ファイアウォールでポート {port} (TCP と UDP) を許可してください。</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>おそらく IPv6 の人から接続できます: このコンピューターには公開 IPv6 アドレスがあります。できない場合は、ファイアウォールでポート {port} (TCP と UDP) を許可してください。</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>同じネットワークの人から接続できます。外からの接続をルーターに頼んでいます。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>同じネットワークの人だけが接続できます: ルーターにポートを頼んでいません (--no-portmap)。ルーターの設定でポート {port} (TCP と UDP) をこのコンピューターに転送してください。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>同じネットワークの人だけが接続できます: そこからインターネットへ通じるルーターがありません。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>同じネットワークの人だけが接続できます: ルーターが自動でポートを開きません。ルーターの設定でポート {port} (TCP と UDP) をこのコンピューターに転送するか、UPnP、NAT-PMP、PCP を有効にしてください。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>同じネットワークの人だけが接続できます: ルーターがポートを開くことを拒否しました ({why})。ルーターの設定でポート {port} (TCP と UDP) をこのコンピューターに転送するか、UPnP、NAT-PMP、PCP を許可してください。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>同じネットワークの人だけが接続できます: ルーターはポート {port} を開きましたが、インターネットのアドレスがありません。オンラインか確認してください。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>同じネットワークの人だけが接続できます: ルーターはポート {port} を開きましたが、そのアドレス {address} は公開されていません。手前に別のルーター (多くはプロバイダーのもの) があります。そこでもポートを転送するか、プロバイダーに公開アドレスを頼んでください。</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>ほとんどの人は別のピアの助けで接続できます: ルーターが誰も通しません。ルーターの設定でポート {port} (TCP と UDP) をこのコンピューターに転送するか、UPnP、NAT-PMP、PCP を有効にしてください。</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>ほとんどの人は別のピアの助けで接続できます: ファイアウォールが誰も通しません。このコンピューターまたはネットワークのファイアウォールでポート {port} (TCP と UDP) を許可してください。</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>他の Shoal をまだ知りません: 友だちのリンクがあればつながります。</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>ディスクがいっぱいで {path} を書き込めません。空きを作ってください。</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>Shoal は {path} を使えません。権限を変えるか別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} は読み取り専用のディスクにあります。書き込めるようにするか別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>{path} の使用中にディスクが故障しました。ドライブと接続を確認してください。</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} はもうありません。元に戻すか、ドライブをつなぎ直してください。</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>{path} のあるネットワークドライブが応答しません。つなぎ直してください。</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>開いているファイルが多すぎて {path} を使えません。他のプログラムを閉じるか上限を上げてください。</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>ディスクは {path} ほど大きなファイルを保存できません。別のディスクを選んでください。</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>パス {path} はこのディスクには長すぎます。短いパスのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>{path} の場所に別のものがあります。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>{path} を使えませんでした ({why})。ディスクを確認するか別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>ファイル {path} がありません。名前を確認してください。</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} はファイルではありません。ファイルかフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} は存在しません。パスを確認してください。</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} はデバイスかパイプで、ファイルではありません。ファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} は 1 ファイルの上限 16 TiB を超えています。分割してください。</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>{path} は読み込み中に変わりました。もう一度共有してください。</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>{path} は読み込み中に変わりました。書き込みがなくなってからもう一度共有してください。</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>{path} のサイズが違います。もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>{path} にファイルがありません。ファイルのあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>{path} で共有しないもの: {names}。共有するのはファイルだけで、フォルダーへのリンク、切れたリンク、パイプ、デバイスは共有しません。</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>{path} のファイルは {most} 個を超えています。中のフォルダーを 1 つずつ共有してください。</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>{count} 個のファイルがありますが、上限は {most} 個です。中のフォルダーを 1 つずつ共有してください。</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>{name} を読み込めませんでした。再開するともう一度試します。</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>{name} はまだ読み込み中です。やめるには外してください。</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>{name} は読み込み中です。終わってから移動してください。</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>{name} をその中に移動することはできません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} はフォルダーではありません。存在するものを選んでください。</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>{path} がありません。元に戻すか一覧から外してください。</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} はあなた自身のものなので、ディスクに残ります。</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>移動しましたが、古いファイルの一部を消せませんでした: {why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>このリンクは壊れています: ID が 0-9 と a-f の 64 文字ではありません。コピーし直してください。</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} はファイル ID ではありません ({why})。ID は 0-9 と a-f の 64 文字です。</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>持っている人が見つかりませんでした。今はオフラインかもしれません。ダウンロードしておけば、誰かが持った時点で始まります。</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>カタログはオフです。先にオンにしてください。</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} はここではまだ完全ではありません。完全になれば公開できます。</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>フォローできる公開者は {most} 人までです。先に 1 人をやめてください。</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>別のプログラムが {place} をすでに使っています。終了させるか、--listen で別のポートを選んでください。</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>最初に接続するコンピューター {host} が見つかりません: --bootstrap {place} のつづりとネットワークを確認してください。再試行します。</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal は {home} ですでに動いています（プロセス {pid}、API なし）。それを使うか、終了させるか、--home で別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal は {home} ですでに動いています。それを使うか、終了させるか、--home で別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>フォルダー {home} を使えません：{why}。</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>共有するファイルが入っていません。ファイルのあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>ファイルの一覧が長すぎます。フォルダーを一つずつ共有してください。</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>ファイル ID がありません。ファイル ID は 0-9 と a-f の 64 文字です。</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>パス {path} は長すぎて共有できません。フォルダー名を短くしてください。</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} は自分のフォルダーなので、何もダウンロードしません。</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>ファイルの一覧がまだ届いていません。届いてから選んでください。</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>少なくとも一つのファイルが必要です。代わりに転送を一時停止するか外してください。</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>{path} は共有後に変わりました。新しい版を出すにはもう一度共有してください。</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>{path} がありません。元に戻して再開するか、今ある場所から共有してください。</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>{path} には別のファイルがあります。ダウンロードをやり直します。</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>フォルダーの一覧にある {path} のサイズが誤りのため、ダウンロードできません。</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>Shoal が間違えました（{error}）。再開してください。</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>Shoal が間違えました（{error}）。再開するともう一度試します。</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>{name} は移動されました。今は {where} から共有しています。</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>{name} から取り出されたファイルは再びダウンロードされません（{files}）。もう一度必要なときは、ファイルの一覧で選んでください。</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>{name} はその間に外されました。</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>その部分はまだなく、ダウンロードは一時停止中です。再開してください。</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} は順番待ちではありません。</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>{path} はダウンロードしたものではなくなりました。再開すると再びダウンロードします。</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>{path} がありません。元に戻すか、再開して再びダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>{path} は Shoal が残した状態ではありません。再開すると再びダウンロードします。</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} は前より短くなりました。もう一度共有してください。</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>{path} は別のものに置き換えられました。もう一度確認してください。</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>{path} が途中で切れています。もう一度確認してください。</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>{path} は移動中に変わりました。もう一度試してください。</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} は書き込んだ内容と違います。そのディスクを調べてください。</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>ID の鍵 {path} が壊れています。控えから戻すか、別の場所に移して新しい ID を作らせてください。</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>ID の鍵 {path} を使えません：{why}。</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>{place} で待ち受けられません：{why}。</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>{place} で待ち受けられません：{why}。--listen で別のアドレスかポートを選んでください。</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>転送の一覧が壊れていたため {path} として残しました。前回 Shoal を起動または終了したときの状態に戻っています。</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>転送の一覧が壊れていたため {path} として残しました。足りないものをもう一度共有するか貼り付けてください。ディスクにある分は再びダウンロードしません。</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>ライブラリ {path} が壊れています。Shoal を起動し直すと作り直されます。</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>ディスクがいっぱいで {path} を書き込めません。空きを作ってください。</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>別のプログラムがライブラリ {path} を使っています。閉じてください。</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>ライブラリ {path} に書き込めません。権限を確かめてください。</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>{path} の使用中にディスクが失敗しました。ドライブを調べてください。</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>ライブラリ {path} は新しい Shoal のものです。開くには Shoal を更新してください。</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>一台のコンピューターがカタログに持てるのは {most} 件までで、この一週間に取り下げたものも数えます。一つ取り下げて待つか、フォルダーとして公開してください。</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>再接続中…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>{n} / {all} ファイル、{size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>ダウンロードするファイル</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>希少度</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>持っている人数でピースに濃淡をつける</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>リプレイ</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>ピースが届いた様子を見る</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>他の人から届いたピースはありません</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>拡大すると一つずつ見えます。</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>ダブルクリックするか Enter キーを押すと、ピースが見えます。</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>1 つのピース</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>ピースを指すか矢印キーで移動すると、誰が持ち、誰が送り、ハッシュが正しかったかがわかります。プラスとマイナスで拡大・縮小します。</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>ダウンロードを再生</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>ダウンロードの時点</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>現在に戻る</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>「{name}」をカタログに載せました。</translation>
    </message>
</context>
</TS>
