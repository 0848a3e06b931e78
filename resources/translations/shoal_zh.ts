<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>边下边播需要 API，而它已关闭。</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>{file} 中没有 Shoal ID。</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>未能写入 {file}：{why}。</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>已保存 {file}。任何人在 Shoal 中打开它都能下载该文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>无法读取 {file}：{why}。</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>API 令牌已复制。请勿告诉他人。</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>版本、状态和日志末尾已复制。</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>还没有日志。</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>“{name}”已完整下载并校验。您现在正在分享它。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>地址已复制。请在本机的媒体播放器中打开。</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>没有程序能打开它。请改为复制播放地址。</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>已有 {share}%</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>读取完毕，ID 为 {id}。从现在起开始分享。</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>完成：全部 {size} 已到位并通过校验。</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>正在排队。</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>正在移动其文件。</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>又开始传输了。</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>第一个用户已连接。</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>最后一个用户已离开。</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>已有 {share}%。</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>已取消速度限制。</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>限速：下载 {down}，上传 {up}。</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>现在位于 {folder}。</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>正在读取以生成 ID。</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>正在寻找拥有它的人。</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>正在下载。</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>正在检查磁盘上的内容。</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>已分享。</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
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
        <translation>缺失</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>接收中</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>校验中</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>校验失败</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>搜索中…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
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
        <translation>片刻</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <comment>{n} day</comment>
        <translation>
            <numerusform>{n} 天</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>今天 {time}</translation>
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
            <numerusform>剪贴板中有 {n} 个 Shoal ID。</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>新传输</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>正在读取文件以生成 ID</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>正在重新读取磁盘</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>可以继续</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>出了点问题，请按播放键重试</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>正在移动</translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation>
            <numerusform>{n} 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation>有 ID 的人都可以获取</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>正在连接用户</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation>
            <numerusform>{n} 个 {size} 的分块</numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation>添加于 {when}</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>大小未知</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>down</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>up</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>第 {number} 块，共 {all} 块</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>全部 {all} 块已校验</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>已校验 {done} / {all} 块</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>读取文件后可知</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>找到用户后可知</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>First</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>第 {first} 到 {last} 个文件，共 {all} 个 · 已完成 {done} 个</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>全部 {all} 个已完成</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>已完成 {done} / {all} 个</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>指向一个文件，或用方向键逐个浏览，查看其进度。双击或按回车键可查看其分块。加号和减号可缩放。</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>在您的网络中</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>让您等待</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>在等您</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>未知程序</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>来自它 {down}，发给它 {up}</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>已连接 · {n} 个 DHT 节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation>
            <numerusform>已连接 · {n} 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation>正在寻找其他电脑</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>下载内容保存到 {folder}。</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>下载内容保存到您的下载文件夹。</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>可在右上角的设置中更改文件夹和速度。</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>任何拥有 ID 的人都可以获取该文件，并能看到这台电脑的地址，在您的网络中还能看到其名称；其他一概不可见。</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>这些限制当前生效。</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>这些限制当前不生效，上面的生效。</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>监听于 {places}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>未监听</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>空间不足：需要 {needed}，剩余 {free}。请选择其他文件夹，或先腾出空间。</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>来自 {who}</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>已关注</translation>
    </message>
    <message numerus="yes">
        <source>{n} entries</source>
        <comment>{n} entry</comment>
        <translation>
            <numerusform>{n} 个条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} publishers</source>
        <comment>{n} publisher</comment>
        <translation>
            <numerusform>{n} 位发布者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>可以关闭：另有 {n} 台电脑拥有全部内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>请保持 Shoal 打开：只有您拥有全部内容，还有 {n} 人正在获取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>只有您拥有它：Shoal 打开时他人才能获取。</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>Shoal 打开时，他人可以从您这里获取。</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>{n} 台电脑拥有全部内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>现在没有人拥有全部内容；{n} 台电脑拥有部分内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>可以关闭</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>只有您拥有</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · 剩余 {free}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>立即开始</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止寻找</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>显示用户</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即尝试</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>更改限速…</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>重新分享</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>读取一次以生成 ID，然后开始分享。</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>正在排队：前面还有 {n} 个下载。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>正在排队：下一个就是它。</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>您已将其暂停。</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>拥有它的人都不在线。Shoal 会继续寻找，并自动开始。</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>拥有它的人都不在线。有人上线后会自动继续。</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>找到了拥有它的人，正在连接。</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>已知拥有它的人都没有应答。会自动重试。</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>拥有它的人正在向其他人发送，很快会轮到您。</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>受到限速限制。</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>已连接但没有数据；正在寻找其他拥有者。</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>有 {n} 个分块无人在线提供，最后一次见到是{when}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>有 {n} 个分块无人在线提供。</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>未能成功，请重试。</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>Shoal 在这里出错了。请重试；如再次出现，请报告。</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>正在分享“{name}”。ID 已复制，可发给任何人。</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>正在分享 {n} 项。ID 已复制，每行一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>现在没有在线的人拥有它</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>{n} 台电脑拥有它</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>没有传输</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>打开 Shoal</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>分享文件…</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>粘贴 ID</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>备用限速</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>退出 Shoal</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>已关注</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at “{name}”</source>
        <translation>查看“{name}”</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>不再关注</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>关注其发布者</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>屏蔽其发布者</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>人们所分享内容的公开列表</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>目录已关闭。开启后，这台电脑会保存他人发布内容的列表，供您搜索。任何内容都不会自动下载。</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>他人能看到这台电脑参与其中。您发布的内容（且仅限于此）任何人都能读到，带有这台电脑在网络中的名称，且无法从所有地方撤回。</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>搜索目录…</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>搜索目录</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>要发布的内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>向所有人发布</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>任何人都能读到，且无法从所有地方撤回。</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>还没有收到任何内容。别人发布的内容会自动出现在这里。</translation>
    </message>
    <message>
        <source>Blocked: {publisher}</source>
        <translation>已屏蔽：{publisher}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Share something first: nothing here is complete.</source>
        <translation>请先分享些内容：这里还没有完整的文件。</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>读取文件后生成</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>共发送</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>分享率</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>还没有人连接</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>显示其分块</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>自 Shoal 启动以来还没有记录</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>选择一项传输以查看其状况。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation>把文件拖到这里分享</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>把文件拖到这里分享，或按下选择文件</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>文件保留在这台电脑上</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>把文件或文件夹拖到这里即可分享</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>它们从这台电脑直接传给拥有 ID 的人。无需账号，无需上传。</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>有人给了您 ID？</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>拖放</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>ID 会自动复制</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>发送 ID</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>用聊天或邮件</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>每个分块都会校验</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>放下即可分享 {n} 项</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>ID 会立即复制</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>粘贴 ID 或链接进行下载…</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>要下载的 ID 或链接</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>使用浅色主题</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>使用深色主题</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>无人拥有</translation>
    </message>
    <message>
        <source>one</source>
        <translation>1 个</translation>
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
        <translation>16 个或更多</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>颜色：{list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>剪贴板中没有 Shoal ID。ID 由 64 位 0–9 和 a–f 组成；请复制后再粘贴。</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>分享文件</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>分享文件夹</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>第 {first} 到 {last} 块，共 {all} 块 · 已校验 {done} 块</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>从 {offset} 起的 {size}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>已校验：哈希正确。由 {who} 发送。</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>已校验：哈希正确。</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>已全部收到，正在校验哈希。</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>正从 {who} 接收。</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>正在接收。</translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation>已向 {who} 请求。</translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation>已请求。</translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation>哈希错误，正在重新获取。</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>尚未请求。</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>已开始 {n} 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>哈希错误 {n} 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}，最近一次 {when}，由 {who} 发送</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}，最近一次 {when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>{who} 拥有它，别处还有 {n} 份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>可从这里获取：{who}。</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>已连接的用户都没有；别处有 {n} 份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>没有其他已知的拥有者。</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>目前没有已知的拥有者。</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>另外 {n} 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>正在查找 {id}</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>正在向网络询问它是什么、谁拥有它</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>下载“{name}”</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>您已经有了</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>您已有 {share}</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>下载 {n} 项</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>{id} 没有回应</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation>有人在线时下载</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>链接，可从屏幕扫描</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>{name} 链接的二维码</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>最近几分钟的速度</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>峰值 {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>尚无流量</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>最近几分钟的速度显示在这里</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>最近 {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>文件保留在原处。</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>已从列表移除“{name}”。</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>正在寻找拥有它的人。</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>“{name}”现在在哪里？</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>已从列表移除 {n} 项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>文件保留在原处。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>要从这台电脑删除 {n} 个传输及其文件吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>要从这台电脑删除“{name}”及其文件吗？</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>要从这台电脑删除文件“{name}”吗？</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>已复制 {n} 个链接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>链接已复制：发给可能拥有“{name}”的人。</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>保存为 .shoal 文件</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>“{path}”已不在那里。</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移动到</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>“{name}”现在位于 {folder}。</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>“{name}”的 ID 已复制。</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>已复制 {n} 个 ID。</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>“{name}”的链接已复制。</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>显示二维码</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>保存为 .shoal 文件…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>排到队首</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>限制速度…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>边下边播</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>复制播放地址</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移动到…</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>重新校验数据</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>移除并删除文件…</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>紫红</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板灰</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>登录时启动 Shoal，驻留在时钟旁</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>下载时不让这台电脑休眠</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>下载完成时通知我</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>有事需要我处理时通知我</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>Shoal 把文件从一台电脑直接发送到另一台。它是采用 MIT 许可证的自由软件；窗口由 Qt 制作。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>Shoal 保存密钥和列表的位置</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>如果出了问题</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>日志只保存在这台电脑上。请与版本信息一起复制。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>按时间表</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation>下载限速，千字节每秒，0 表示不限</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>上传限速，千字节每秒，0 表示不限</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>备用下载限速，千字节每秒，0 表示不限</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>备用上传限速，千字节每秒，0 表示不限</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>同时下载数，0 表示不限</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>备用限速，用于会议或工作时间</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>同时下载数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>别人能连到您吗？</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>起始电脑，每行一个 主机:端口</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>端口，0 表示任意空闲端口</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>请路由器放行他人的连接</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>寻找本网络中的人</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>允许本机程序使用 Shoal（REST API）</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation>重新连接后生效；传输会继续。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>设置未能保存：{why}。</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>关闭窗口后在时钟旁继续分享</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>此桌面不在时钟旁显示图标。</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>窗口不在前台时</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>下载上限</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>上传上限</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>设置限速</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>限速</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>{n} 个传输的限速</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>“{name}”的限速</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/秒</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>下载 {down}，上传 {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>搜索传输</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>筛选：{name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>排序：{name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反向排序</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>无法更改登录时启动：{why}。</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} 不是 主机:端口，例如 192.0.2.7:52413。</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>只有这台电脑能连到您：Shoal 监听的是回环地址。去掉 --listen 即可让他人连接。</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>没有网络：这台电脑上的一切照常工作。</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>其他人可以连到您。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>只有您网络中的人能连到您：路由器开放了端口 {port}，但没有人能连进来。请在这台电脑的防火墙中允许 Shoal。</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>其他人可以连到您：路由器开放了端口 {port}。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>只有您网络中的人能连到您：这台电脑有公网地址，但没有人能连进来。请在这台电脑或其网络的防火墙中允许端口 {port}（TCP 和 UDP）。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>只有您网络中的人能连到您：这台电脑有公网 IPv6 地址，但没有人能连进来。请在这台电脑或其网络的防火墙中允许端口 {port}（TCP 和 UDP）。</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>其他人很可能可以连到您：这台电脑有公网地址。如果不行，请在防火墙中允许端口 {port}（TCP 和 UDP）。</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>使用 IPv6 的人很可能可以连到您：这台电脑有公网 IPv6 地址。如果不行，请在防火墙中允许端口 {port}（TCP 和 UDP）。</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>您网络中的人可以连到您；正在请路由器放行他人的连接。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>只有您网络中的人能连到您：没有请路由器开放端口（--no-portmap）。请在路由器设置中把端口 {port}（TCP 和 UDP）转发到这台电脑。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>只有您网络中的人能连到您：没有路由器从那里通向互联网。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>只有您网络中的人能连到您：您的路由器不会自动开放端口。请在路由器设置中把端口 {port}（TCP 和 UDP）转发到这台电脑，或在那里打开 UPnP、NAT-PMP 或 PCP。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>只有您网络中的人能连到您：您的路由器拒绝开放端口（{why}）。请在路由器设置中把端口 {port}（TCP 和 UDP）转发到这台电脑，或在那里允许 UPnP、NAT-PMP 或 PCP。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>只有您网络中的人能连到您：路由器开放了端口 {port}，但它没有互联网地址。请检查它是否在线。</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>只有您网络中的人能连到您：路由器开放了端口 {port}，但它自己的地址 {address} 不是公网地址：前面还有另一台路由器，通常是运营商的。请在那里也转发该端口，或向运营商申请公网地址。</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>多数人可以在另一位用户的帮助下连到您：您的路由器不放行任何人。请在路由器设置中把端口 {port}（TCP 和 UDP）转发到这台电脑，或在那里打开 UPnP、NAT-PMP 或 PCP。</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>多数人可以在另一位用户的帮助下连到您：防火墙不放行任何人。请在这台电脑或其网络的防火墙中允许端口 {port}（TCP 和 UDP）。</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>还不认识其他 Shoal：朋友的一个链接就能让您连上。</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>磁盘已满，无法写入 {path}；请腾出空间。</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>Shoal 无权使用 {path}；请更改权限或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} 位于只读磁盘上；请使其可写或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>使用 {path} 时磁盘出现故障；请检查磁盘及其连接。</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} 已不在那里；请放回或重新连接其磁盘。</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>包含 {path} 的网络磁盘没有响应；请重新连接。</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>打开的文件过多，无法使用 {path}；请关闭其他程序或提高限制。</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>磁盘无法容纳像 {path} 这么大的文件；请选择其他磁盘。</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>路径 {path} 对此磁盘来说太长；请选择路径较短的文件夹。</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>{path} 的位置上已有其他内容；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>无法使用 {path}（{why}）；请检查磁盘或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>没有文件 {path}；请检查名称。</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} 不是文件；请选择文件或文件夹。</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} 不存在；请检查路径。</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} 是设备或管道，不是文件；请选择文件。</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} 大于 16 TiB，超过单个文件的上限；请拆分。</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>{path} 在读取时发生了变化；请重新分享。</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>{path} 在读取时发生了变化；请在不再被写入后重新分享。</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>{path} 的大小与预期不符；请重新下载。</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>{path} 中没有文件；请选择有文件的文件夹。</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>{path} 中未共享：{names}；只共享文件，不共享指向文件夹的链接、失效的链接、管道或设备。</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>{path} 中的文件超过 {most} 个；请逐个分享其中的文件夹。</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>其中有 {count} 个文件，而一个合集最多 {most} 个；请逐个分享其中的文件夹。</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>无法读取 {name}；请继续以重试。</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>仍在读取 {name}；如要停止请移除。</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>正在读取 {name}；请在结束后移动。</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>{name} 不能移动到其自身之内；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} 不是文件夹；请选择已存在的文件夹。</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>{path} 不见了；请放回，或从列表移除。</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} 是您自己的，因此保留在磁盘上。</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>已移动，但有些旧文件未能删除：{why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>此链接已损坏：其 ID 不是 64 个 0-9 和 a-f 字符；请重新复制。</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} 不是文件 ID（{why}）；文件 ID 是 64 个 0-9 和 a-f 字符。</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>没有找到拥有它的人。可能暂时离线：仍可下载，一有人拥有就会开始。</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>目录已关闭；请先开启。</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} 在这里尚不完整；完整后才能发布。</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>最多可关注 {most} 位发布者；请先取消关注一位。</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>另一个程序已在监听 {place}；请停止它，或用 --listen 选择其他端口。</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>起始电脑 {host} 未知：请检查 --bootstrap {place} 的拼写和网络。会再次尝试。</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal 已在 {home} 上运行（进程 {pid}），未开启 API；请使用它、停止它，或用 --home 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal 已在 {home} 上运行；请使用它、停止它，或用 --home 选择其他文件夹。</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>无法使用文件夹 {home}：{why}。</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>其中没有可分享的文件；请选择含有文件的文件夹。</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>其文件列表过长；请逐个分享其中的文件夹。</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>没有给出文件 ID；文件 ID 由 64 个 0-9 和 a-f 的字符组成。</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>路径 {path} 过长，无法分享；请缩短其文件夹名。</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} 是您自己的文件夹，无需下载。</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>它的文件列表尚未到达；请等到达后再选择。</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>至少要保留一个文件；否则请暂停或移除此传输。</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>{path} 自分享后已发生变化；请重新分享以提供新版本。</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>{path} 不见了；请放回并继续，或从现在的位置分享。</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>{path} 处是另一个文件；下载重新开始。</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>该文件夹的列表中 {path} 的大小有误，无法下载。</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>Shoal 出错了（{error}）；请继续。</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>Shoal 出错了（{error}）；请继续以重试。</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>{name} 已被移动；现在从 {where} 分享。</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>从“{name}”中取走的文件不会再次下载（{files}）；如需找回，请在文件列表中选择。</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>{name} 已在此期间被移除。</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>该部分不在这里，且下载已暂停；请继续下载。</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} 并不在排队。</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>{path} 已不是下载时的内容；请继续以重新下载。</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>{path} 不见了；请放回，或继续以重新下载。</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>{path} 与 Shoal 离开时不同；请继续以重新下载。</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} 比原来短；请重新分享。</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>{path} 已被其他内容替换；请重新检查。</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>{path} 被截短了；请重新检查。</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>{path} 在移动时发生了变化；请重试。</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} 与写入的内容不符；请检查该磁盘。</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>身份密钥 {path} 已损坏。请从副本恢复，或将其移走，让这台电脑使用新身份。</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>无法使用身份密钥 {path}：{why}。</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>无法监听 {place}：{why}。</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>无法监听 {place}：{why}；请用 --listen 选择其他地址或端口。</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>传输列表已损坏，保存为 {path}；现已恢复到 Shoal 上次启动或停止时的状态。</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>传输列表已损坏，保存为 {path}；请重新分享或粘贴缺少的内容：磁盘上已有的不会再次下载。</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>资料库 {path} 已损坏；请重新启动 Shoal 以重建。</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>磁盘已满，无法写入 {path}；请腾出空间。</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>另一个程序正在使用资料库 {path}；请关闭它。</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>无法写入资料库 {path}；请检查其权限。</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>使用 {path} 时磁盘出错；请检查驱动器。</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>资料库 {path} 由更新版本的 Shoal 创建；请更新 Shoal 后打开。</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>一台电脑在目录中最多可有 {most} 个条目，上周撤回的也计算在内；请撤回一个并等待，或发布一个文件夹。</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>{n} / {all} 个文件，{size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>要下载的文件</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>稀有度</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>按拥有者数量给分块着色</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>显示分块是如何到来的</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>没有分块来自他人</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>放大可逐个查看。</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>双击或按回车键可查看其分块。</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>一个分块</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>指向一个分块，或用方向键逐个查看，即可看到谁拥有它、谁在发送它以及哈希是否正确。加号和减号用于缩放。</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>回放下载过程</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>下载的时刻</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>“{name}”现在已在目录中。</translation>
    </message>
</context>
</TS>
