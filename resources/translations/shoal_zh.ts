<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arriving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <comment>{n} day</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on your network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s network address; nothing else is visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces are with nobody who is online; last seen {when}.</source>
        <comment>{n} piece is with nobody who is online; last seen {when}.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces are with nobody who is online.</source>
        <comment>{n} piece is with nobody who is online.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2–3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4–7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8–15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came in while this window was open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in to see single pieces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
