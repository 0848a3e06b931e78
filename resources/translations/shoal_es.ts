<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
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
        <source>The first peer is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last peer left.</source>
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
        <source>Looking for somebody who has it</source>
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
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
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
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
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
        <source>Listening on {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: {n} computers still fetching it, and only from you.</source>
        <comment>Keep Shoal open: {n} computer still fetching it, and only from you.</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is fetching it now. Others can get it from you only while Shoal runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}: only {free} free, {needed} needed</source>
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
        <source>Stop looking</source>
        <translation type="unfinished"></translation>
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
        <source>follows after reading</source>
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
        <source>{size} of it is here already</source>
        <translation type="unfinished"></translation>
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
    <message numerus="yes">
        <source>Download {n}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
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
        <source>The ID of “{name}” is copied.</source>
        <translation type="unfinished"></translation>
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
        <source>Downloads</source>
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
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me outside the window when a download ends or is in trouble</source>
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
        <source>off: start with --api HOST:PORT to switch it on</source>
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
        <source>Nothing matches</source>
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
</context>
</TS>
