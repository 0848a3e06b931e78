<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>Abspielen während des Ladens braucht die API, und die ist abgeschaltet.</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>In {file} steht keine Shoal-ID.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>{file} wurde nicht geschrieben: {why}.</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>{file} ist gespeichert. Wer sie in Shoal öffnet, kann die Datei laden.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>Das API-Token ist kopiert. Behalte es für dich.</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>Versionen, Zustand und das Ende des Protokolls sind kopiert.</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>Es gibt noch kein Protokoll.</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>„{name}“ ist da, vollständig und geprüft. Du teilst es jetzt.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>Die Adresse ist kopiert. Öffne sie in einem Medienspieler auf diesem Computer.</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>Kein Programm öffnet sie. Kopiere stattdessen die Abspieladresse.</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>hat {share} %</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>Gelesen; die ID ist {id}. Es wird ab jetzt geteilt.</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>Vollständig: alle {size} sind da und geprüft.</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>Wartet, bis es an der Reihe ist.</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>Die Dateien werden verschoben.</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>Es geht wieder weiter.</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>Der erste Peer ist verbunden.</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>Der letzte Peer ist gegangen.</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>{share} % sind da.</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>Die Geschwindigkeit ist nicht mehr begrenzt.</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>Begrenzt auf {down} herunter, {up} herauf.</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>Es liegt jetzt in {folder}.</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>Wird gelesen, um die ID zu bilden.</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>Jemand wird gesucht, der es hat.</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>Wird geladen.</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>Was auf der Platte liegt, wird geprüft.</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>Geteilt.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Stockt</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
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
        <translation>fehlt</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>angefragt</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>kommt an</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>Prüfung misslungen</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>ein Moment</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <comment>{n} day</comment>
        <translation>
            <numerusform>{n} Tag</numerusform>
            <numerusform>{n} Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>gestern um {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>heute um {time}</translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation>{day}. {month} um {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation>
            <numerusform>In der Zwischenablage ist eine Shoal-ID.</numerusform>
            <numerusform>In der Zwischenablage sind {n} Shoal-IDs.</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Übertragung</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>die Datei wird gelesen, um ihre ID zu bilden</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>wird noch einmal von der Platte gelesen</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>Etwas ging schief; mit Start erneut versuchen</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Verschieben</translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation>
            <numerusform>{n} Peer</numerusform>
            <numerusform>{n} Peers</numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation>bereit für alle, die die ID haben</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>Verbindung zu Peers wird aufgebaut</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} Datei</numerusform>
            <numerusform>{n} Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation>
            <numerusform>{n} Teil zu {size}</numerusform>
            <numerusform>{n} Teile zu {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation>hinzugefügt {when}</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>Größe noch unbekannt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>down</source>
        <translation>herunter</translation>
    </message>
    <message>
        <source>up</source>
        <translation>herauf</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>Teil {number} von {all}</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>alle {all} geprüft</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>{done} von {all} geprüft</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>bekannt, sobald die Datei gelesen ist</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>bekannt, sobald jemand gefunden ist</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>Dateien {first} bis {last} von {all} · {done} vollständig</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>alle {all} vollständig</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>{done} von {all} vollständig</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>Zeige auf eine Datei, oder geh mit den Pfeiltasten durch sie, um zu sehen, wie weit sie ist. Ein Doppelklick oder die Eingabetaste zeigt ihre Teile. Plus und Minus vergrößern und verkleinern.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht gewünscht</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>in deinem Netz</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>lässt dich warten</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf dich</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>schweigt</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>unbekanntes Programm</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>{down} von dort, {up} dorthin</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>Verbunden · {n} DHT-Knoten</numerusform>
            <numerusform>Verbunden · {n} DHT-Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation>
            <numerusform>Verbunden · {n} Peer</numerusform>
            <numerusform>Verbunden · {n} Peers</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation>Andere Computer werden gesucht</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>Geladenes kommt nach {folder}.</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>Geladenes kommt in deinen Download-Ordner.</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>Ordner und Geschwindigkeit änderst du rechts oben in den Einstellungen.</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>Wer eine ID hat, kann diese Datei holen und sieht die Adresse dieses Computers, in deinem Netz auch seinen Namen; sonst nichts.</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>Diese Grenzen gelten jetzt.</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>Diese Grenzen gelten jetzt nicht; es gelten die darüber.</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>Erreichbar unter {places}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>Dort ist zu wenig Platz: {needed} werden gebraucht, {free} sind frei. Wähle einen anderen Ordner oder schaffe zuerst Platz.</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>von dir</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>von {who}</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>abonniert</translation>
    </message>
    <message numerus="yes">
        <source>{n} entries</source>
        <comment>{n} entry</comment>
        <translation>
            <numerusform>{n} Eintrag</numerusform>
            <numerusform>{n} Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} publishers</source>
        <comment>{n} publisher</comment>
        <translation>
            <numerusform>{n} Anbieter</numerusform>
            <numerusform>{n} Anbieter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>Kann geschlossen werden: {n} anderer Computer hat alles.</numerusform>
            <numerusform>Kann geschlossen werden: {n} andere Computer haben alles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>Lass Shoal offen: nur du hast alles, {n} anderer holt es noch.</numerusform>
            <numerusform>Lass Shoal offen: nur du hast alles, {n} andere holen es noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>Nur du hast es: andere bekommen es, solange Shoal offen ist.</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>Andere bekommen es von dir, solange Shoal offen ist.</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>{n} Computer hat alles.</numerusform>
            <numerusform>{n} Computer haben alles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>Niemand hat jetzt alles; {n} Computer hat Teile davon.</numerusform>
            <numerusform>Niemand hat jetzt alles; {n} Computer haben Teile davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>kann geschlossen werden</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>offen lassen</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>nur du hast es</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · {free} frei</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen beenden</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Darum bitten</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>Peers zeigen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>Grenze ändern …</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>Erneut teilen</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>Die Datei wird einmal gelesen, um ihre ID zu bilden; dann wird sie geteilt.</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>Wartet: {n} Download ist vorher dran.</numerusform>
            <numerusform>Wartet: {n} Downloads sind vorher dran.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>Wartet: ist als Nächstes an der Reihe.</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>Du hast es angehalten.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>Niemand, der es hat, ist online. Shoal sucht weiter und beginnt von selbst.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>Niemand, der es hat, ist online. Es geht von selbst weiter, sobald jemand kommt.</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>Jemand, der es hat, ist gefunden; Verbindung wird aufgebaut.</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>Niemand, von dem bekannt ist, dass er es hat, antwortet. Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>Alle, die es haben, senden gerade an andere; du kommst von selbst an die Reihe.</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>Eine Geschwindigkeitsgrenze bremst.</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>Verbunden, aber es kommt nichts; andere, die es haben, werden gesucht.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>{n} Teil hat niemand, der online ist, zuletzt gesehen {when}.</numerusform>
            <numerusform>{n} Teile hat niemand, der online ist, zuletzt gesehen {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>{n} Teil hat niemand, der online ist.</numerusform>
            <numerusform>{n} Teile hat niemand, der online ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>Das hat nicht geklappt. Bitte versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>Hier hat Shoal einen Fehler gemacht. Bitte versuche es noch einmal; kommt er wieder, melde ihn bitte.</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>„{name}“ wird geteilt. Die ID ist kopiert: schick sie, wem du willst.</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>{n} Eintrag wird geteilt. Die ID ist kopiert.</numerusform>
            <numerusform>{n} Einträge werden geteilt. Ihre IDs sind kopiert, eine je Zeile.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>niemand, der online ist, hat es jetzt</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>{n} Computer hat es</numerusform>
            <numerusform>{n} Computer haben es</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>Nichts ist unterwegs</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>Shoal öffnen</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>Dateien teilen …</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>ID einfügen</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>Andere Grenzen</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>Shoal beenden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Abonniert</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Von dir</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at “{name}”</source>
        <translation>„{name}“ ansehen</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>Nicht mehr abonnieren</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>Anbieter abonnieren</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>Anbieter sperren</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>Eine öffentliche Liste dessen, was Leute teilen</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>Er ist aus. Ist er an, führt dieser Computer eine Liste dessen, was andere veröffentlichen, und du kannst darin suchen. Nichts wird je von selbst geladen.</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>Andere sehen, dass dieser Computer mitmacht. Was du veröffentlichst, und nur das, kann jeder lesen; es trägt den Namen dieses Computers im Netz und lässt sich nicht überall zurücknehmen.</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>Im Katalog suchen …</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Im Katalog suchen</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen …</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>Was veröffentlicht wird</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Stichwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>Für alle veröffentlichen</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>Jeder kann es lesen, und es lässt sich nicht überall zurücknehmen.</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>Noch ist nichts eingetroffen. Was andere veröffentlichen, erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>Blocked: {publisher}</source>
        <translation>Gesperrt: {publisher}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Share something first: nothing here is complete.</source>
        <translation>Teile zuerst etwas: hier ist nichts vollständig.</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>folgt, sobald die Datei gelesen ist</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>Insgesamt gesendet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>Noch ist niemand verbunden</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>Ihre Teile zeigen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>Noch nichts, seit Shoal gestartet wurde</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>Wähle eine Übertragung, um zu sehen, wie es ihr geht.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation>Dateien zum Teilen hierher ziehen</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>Dateien zum Teilen hierher ziehen oder drücken, um sie auszuwählen</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>sie bleiben auf diesem Computer</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>Zieh Dateien oder einen Ordner hierher, um sie zu teilen</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>Sie gehen direkt von diesem Computer zu allen, die die ID haben. Ohne Konto, ohne Hochladen.</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>Hast du eine ID bekommen?</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>die ID wird für dich kopiert</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>ID schicken</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>in Chat oder Mail</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>Es kommt an</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>jedes Teil wird geprüft</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>Ablegen, um {n} Eintrag zu teilen</numerusform>
            <numerusform>Ablegen, um {n} Einträge zu teilen</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>die ID wird sofort kopiert</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>ID oder Link einfügen, um zu laden …</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>ID oder Link zum Laden</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>Helles Design verwenden</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>Dunkles Design verwenden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>misslungen</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>niemand hat es</translation>
    </message>
    <message>
        <source>one</source>
        <translation>einer</translation>
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
        <translation>16 oder mehr</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>Farben: {list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>In der Zwischenablage ist keine Shoal-ID. Eine ID hat 64 Stellen, 0–9 und a–f; kopiere sie und füge sie noch einmal ein.</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>Dateien teilen</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>Ordner teilen</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Speichern in</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>Teile {first} bis {last} von {all} · {done} geprüft</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>{size} ab {offset}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>Geprüft: die Prüfsumme stimmt. Gesendet von {who}.</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>Geprüft: die Prüfsumme stimmt.</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>Alles davon ist da; die Prüfsumme wird geprüft.</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>Kommt an von {who}.</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>Kommt an.</translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation>Angefragt bei {who}.</translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation>Angefragt.</translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation>Die Prüfsumme war falsch; es wird noch einmal geholt.</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>Noch nicht angefragt.</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>{n}-mal begonnen.</numerusform>
            <numerusform>{n}-mal begonnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>Die Prüfsumme war {n}-mal falsch</numerusform>
            <numerusform>Die Prüfsumme war {n}-mal falsch</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}, zuletzt {when}, gesendet von {who}</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}, zuletzt {when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>{who} haben es, und {n} weiterer anderswo.</numerusform>
            <numerusform>{who} haben es, und {n} weitere anderswo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>Hier zu bekommen: {who}.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>Niemand Verbundenes hat es; {n} Kopie ist anderswo.</numerusform>
            <numerusform>Niemand Verbundenes hat es; {n} Kopien sind anderswo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>Von niemand anderem ist bekannt, dass er es hat.</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>Von niemandem ist jetzt bekannt, dass er es hat.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>{n} weiterer</numerusform>
            <numerusform>{n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>{id} wird nachgeschlagen</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>Das Netz wird gefragt, was es ist und wer es hat</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>„{name}“ laden</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>du hast es schon</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>du hast schon {share}</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>{n} laden</numerusform>
            <numerusform>{n} laden</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>Keine Antwort zu {id}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation>Laden, sobald online</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>Der Link, zum Abscannen vom Bildschirm</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>QR-Code des Links zu {name}</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>Geschwindigkeit der letzten Minuten</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>höchstens {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>noch kein Verkehr</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>Die Geschwindigkeit der letzten Minuten erscheint hier</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>letzte {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>„{name}“ ist aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>Es wird gesucht, wer es hat.</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>Wo ist „{name}“ jetzt?</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>{n} aus der Liste entfernt.</numerusform>
            <numerusform>{n} aus der Liste entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>{n} Übertragung und ihre Dateien von diesem Computer löschen?</numerusform>
            <numerusform>{n} Übertragungen und ihre Dateien von diesem Computer löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>„{name}“ und die Dateien darin von diesem Computer löschen?</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>Die Datei „{name}“ von diesem Computer löschen?</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>{n} Link ist kopiert.</numerusform>
            <numerusform>{n} Links sind kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>Der Link ist kopiert: schick ihn jemandem, der „{name}“ haben könnte.</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>Als .shoal-Datei speichern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>„{path}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>„{name}“ liegt jetzt in {folder}.</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>Die ID von „{name}“ ist kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>{n} ID ist kopiert.</numerusform>
            <numerusform>{n} IDs sind kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>Der Link zu „{name}“ ist kopiert.</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>QR-Code zeigen</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>Als .shoal-Datei speichern …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>Als Nächstes laden</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>Geschwindigkeit begrenzen …</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>IDs kopieren</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>Abspielen während des Ladens</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>Abspieladresse kopieren</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verschieben nach …</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>Daten noch einmal prüfen</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>Entfernen und Dateien löschen …</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Pflaume</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>Shoal beim Anmelden starten, neben der Uhr</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>Diesen Computer wach halten, solange etwas geladen wird</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>Sagen, wenn ein Download fertig ist</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>Sagen, wenn etwas meine Aufmerksamkeit braucht</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>Shoal schickt Dateien direkt von einem Computer zum anderen. Es ist freie Software unter der MIT-Lizenz; das Fenster ist mit Qt gemacht.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>Wo Shoal seinen Schlüssel und seine Liste aufbewahrt</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Wenn etwas nicht klappt</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>Das Protokoll bleibt auf diesem Computer. Kopiere es zusammen mit den Versionen.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über Shoal</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>Nach der Uhr</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation>Grenze beim Laden, Kilobyte je Sekunde, 0 für keine</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>Grenze beim Senden, Kilobyte je Sekunde, 0 für keine</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>Andere Grenze beim Laden, Kilobyte je Sekunde, 0 für keine</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>Andere Grenze beim Senden, Kilobyte je Sekunde, 0 für keine</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>Downloads zugleich, 0 für beliebig viele</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>beliebig viele</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>Andere Grenzen, für eine Besprechung oder den Arbeitstag</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>Downloads zugleich</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>Können andere dich erreichen?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>Computer zum Einstieg, je Zeile ein HOST:PORT</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>Port, 0 für einen beliebigen freien</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>ein beliebiger freier</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>Den Router bitten, andere hereinzulassen</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>Leute in diesem Netz finden</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>Programme auf diesem Computer dürfen Shoal benutzen (REST-API)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation>Wirkt, sobald Shoal sich neu verbindet; Übertragungen gehen weiter.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft …</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>Die Einstellungen wurden nicht gespeichert: {why}.</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>Neben der Uhr weiter teilen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>Dieser Desktop zeigt keine Symbole neben der Uhr.</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>Wenn das Fenster nicht vorn ist</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>Laden höchstens</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>Senden höchstens</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>Grenzen setzen</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>Geschwindigkeitsgrenzen</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>Grenzen von {n} Übertragung</numerusform>
            <numerusform>Grenzen von {n} Übertragungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>Grenzen von „{name}“</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Start …</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>Herunter {down}, herauf {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Übertragungen durchsuchen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>Filter: {name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>Reihenfolge: {name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Andersherum</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>Der Start beim Anmelden lässt sich nicht ändern: {why}.</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>Ein Download läuft</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} ist nicht HOST:PORT, zum Beispiel 192.0.2.7:52413.</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>Nur dieser Computer kann dich erreichen: Shoal ist nur für ihn selbst geöffnet. Lass --listen weg, um andere hereinzulassen.</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>Kein Netz: alles auf diesem Computer geht weiter.</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>Andere können dich erreichen.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: der Router hat Port {port} geöffnet, aber niemand kommt durch. Erlaube Shoal in der Firewall dieses Computers.</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>Andere können dich erreichen: der Router hat Port {port} geöffnet.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: dieser Computer hat eine öffentliche Adresse, aber niemand kommt durch. Erlaube Port {port} (TCP und UDP) in der Firewall dieses Computers oder seines Netzes.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: dieser Computer hat eine öffentliche IPv6-Adresse, aber niemand kommt durch. Erlaube Port {port} (TCP und UDP) in der Firewall dieses Computers oder seines Netzes.</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Andere können dich wahrscheinlich erreichen: dieser Computer hat eine öffentliche Adresse. Falls nicht, erlaube Port {port} (TCP und UDP) in der Firewall.</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Andere mit IPv6 können dich wahrscheinlich erreichen: dieser Computer hat eine öffentliche IPv6-Adresse. Falls nicht, erlaube Port {port} (TCP und UDP) in der Firewall.</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>Leute in deinem Netz können dich erreichen; der Router wird gerade gebeten, andere hereinzulassen.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: der Router wird nicht um einen Port gebeten (--no-portmap). Leite Port {port} (TCP und UDP) in den Einstellungen des Routers an diesen Computer weiter.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: kein Router führt von dort ins Internet.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: dein Router öffnet Ports nicht von selbst. Leite Port {port} (TCP und UDP) in den Einstellungen des Routers an diesen Computer weiter oder schalte dort UPnP, NAT-PMP oder PCP ein.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: dein Router wollte keinen Port öffnen ({why}). Leite Port {port} (TCP und UDP) in den Einstellungen des Routers an diesen Computer weiter oder erlaube dort UPnP, NAT-PMP oder PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: der Router hat Port {port} geöffnet, hat aber keine Adresse im Internet. Prüfe, ob er online ist.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>Nur Leute in deinem Netz können dich erreichen: der Router hat Port {port} geöffnet, aber seine eigene Adresse {address} ist nicht öffentlich: davor steht ein weiterer Router, oft der des Anbieters. Leite den Port auch dort weiter oder bitte den Anbieter um eine öffentliche Adresse.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>Die meisten können dich mit Hilfe eines anderen Peers erreichen: dein Router lässt niemanden herein. Leite Port {port} (TCP und UDP) in den Einstellungen des Routers an diesen Computer weiter oder schalte dort UPnP, NAT-PMP oder PCP ein.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Die meisten können dich mit Hilfe eines anderen Peers erreichen: eine Firewall lässt niemanden herein. Erlaube Port {port} (TCP und UDP) in der Firewall dieses Computers oder seines Netzes.</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>Noch ist kein anderes Shoal bekannt: ein Link von Bekannten verbindet dich.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>Der Datenträger ist voll, {path} kann nicht geschrieben werden; mach dort Platz.</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>Shoal darf {path} nicht benutzen; ändere die Rechte oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} liegt auf einem schreibgeschützten Datenträger; mach ihn beschreibbar oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>Der Datenträger versagte, während {path} benutzt wurde; prüfe ihn und seinen Anschluss.</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} ist nicht mehr da; leg es zurück oder schließ das Laufwerk wieder an.</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>Das Netzlaufwerk mit {path} antwortet nicht; verbinde es wieder.</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>Zu viele Dateien sind offen, um {path} zu benutzen; schließ andere Programme oder erhöhe die Grenze.</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>Der Datenträger kann keine so große Datei wie {path} aufnehmen; wähle einen anderen.</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>Der Pfad {path} ist zu lang für diesen Datenträger; wähle einen Ordner mit kürzerem Pfad.</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>Wo {path} hin soll, liegt etwas anderes; wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>{path} ließ sich nicht benutzen ({why}); prüfe den Datenträger oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>Es gibt keine Datei {path}; prüfe den Namen.</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} ist keine Datei; wähle eine Datei oder einen Ordner.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} gibt es nicht; prüfe den Pfad.</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} ist ein Gerät oder eine Pipe, keine Datei; wähle eine Datei.</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} ist größer als 16 TiB, das Höchste für eine Datei; teile sie auf.</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>{path} hat sich beim Lesen geändert; teile es noch einmal.</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>{path} hat sich beim Lesen geändert; teile es noch einmal, wenn nichts mehr hineinschreibt.</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>{path} hat eine andere Größe als erwartet; lade es noch einmal.</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>{path} enthält keine Dateien; wähle einen Ordner mit Dateien.</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>Ausgelassen aus {path}: {names}; geteilt werden nur Dateien, keine Verknüpfungen auf Ordner, ins Leere führende Verknüpfungen, Pipes oder Geräte.</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>{path} enthält mehr als {most} Dateien; teile die Ordner darin einzeln.</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>Darin sind {count} Dateien, und eine Sammlung fasst {most}; teile die Ordner darin einzeln.</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>{name} ließ sich nicht lesen; setze es fort, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>{name} wird noch gelesen; entferne es, um aufzuhören.</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>{name} wird gerade gelesen; verschiebe es, wenn das zu Ende ist.</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>{name} lässt sich nicht in sich selbst verschieben; wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} ist kein Ordner; wähle einen, den es gibt.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>{path} ist weg; leg es zurück oder entferne es aus der Liste.</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} gehört dir und bleibt deshalb auf der Platte.</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>Es ist verschoben, aber nicht alle alten Dateien ließen sich löschen: {why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>Dieser Link ist beschädigt: seine ID hat nicht 64 Zeichen aus 0-9 und a-f; kopiere ihn noch einmal.</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} ist keine Datei-ID ({why}); eine Datei-ID hat 64 Zeichen aus 0-9 und a-f.</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>Niemand, der es hat, war zu finden. Vielleicht ist er gerade offline: lade es trotzdem, es beginnt, sobald jemand es hat.</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>Der Katalog ist aus; schalte ihn zuerst ein.</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} ist hier nicht vollständig; veröffentlichen geht, wenn es das ist.</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>Höchstens {most} Anbieter lassen sich abonnieren; bestelle zuerst einen ab.</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>Ein anderes Programm benutzt schon {place}; beende es oder wähle mit --listen einen anderen Port.</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>Der Computer {host} zum Einstieg ist nicht bekannt: prüfe die Schreibweise von --bootstrap {place} und das Netz. Es wird weiter versucht.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal läuft schon auf {home} (Prozess {pid}), ohne seine API: benutze jenes, beende es oder wähle mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal läuft schon auf {home}: benutze jenes, beende es oder wähle mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>Der Ordner {home} lässt sich nicht benutzen: {why}.</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>Darin sind keine Dateien zum Teilen; wähle einen Ordner mit Dateien.</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>Die Liste seiner Dateien ist zu lang; teile seine Ordner einzeln.</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>Es wurde keine Datei-ID angegeben; eine Datei-ID hat 64 Zeichen aus 0-9 und a-f.</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>Der Pfad {path} ist zu lang zum Teilen; kürze die Namen seiner Ordner.</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} ist dein eigener Ordner; davon wird nichts geladen.</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>Die Liste seiner Dateien ist noch nicht da; wähle aus, sobald sie da ist.</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>Wenigstens eine Datei muss gewünscht sein; halte die Übertragung an oder entferne sie.</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>{path} hat sich seit dem Teilen geändert; teile es erneut, um die neue Fassung anzubieten.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>{path} ist weg; leg es zurück und setze es fort, oder teile es von dort, wo es jetzt ist.</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>Bei {path} steht eine andere Datei; der Download beginnt von vorn.</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>Die Liste des Ordners gibt {path} eine falsche Größe; er lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>Shoal hat einen Fehler gemacht ({error}); setze es fort.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>Shoal hat einen Fehler gemacht ({error}); setze es fort, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>{name} wurde verschoben; es wird jetzt von {where} geteilt.</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>Was aus {name} herausgenommen wurde, wird nicht noch einmal geladen ({files}); wähle es in der Liste der Dateien aus, um es wiederzubekommen.</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>{name} wurde inzwischen entfernt.</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>Dieser Teil ist nicht da, und sein Download ist angehalten; setze ihn fort.</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} wartet nicht darauf, an die Reihe zu kommen.</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>{path} ist nicht mehr, was geladen wurde; setze es fort, um es neu zu laden.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>{path} ist weg; leg es zurück oder setze es fort, um es neu zu laden.</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>{path} ist nicht, wie Shoal es hinterließ; setze es fort, um es neu zu laden.</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} ist kürzer, als es war; teile es noch einmal.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>{path} wurde durch etwas anderes ersetzt; prüfe es noch einmal.</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>{path} wurde gekürzt; prüfe es noch einmal.</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>{path} hat sich beim Verschieben geändert; versuch es noch einmal.</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} ist nicht, was geschrieben wurde; prüfe diesen Datenträger.</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>Der Schlüssel {path} ist beschädigt. Stelle ihn aus einer Kopie wieder her, oder leg ihn beiseite, damit dieser Computer eine neue Identität bekommt.</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>Der Schlüssel {path} lässt sich nicht benutzen: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>Auf {place} kann nicht gehört werden: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>Auf {place} kann nicht gehört werden: {why}; wähle mit --listen eine andere Adresse oder einen anderen Port.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>Die Liste der Übertragungen war beschädigt und liegt als {path}; sie ist wieder wie beim letzten Start oder Ende von Shoal.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>Die Liste der Übertragungen war beschädigt und liegt als {path}; teile oder füge noch einmal ein, was fehlt: was davon auf dem Datenträger ist, wird nicht neu geladen.</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>Die Bibliothek {path} ist beschädigt; starte Shoal neu, um sie neu aufzubauen.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>Der Datenträger ist voll, {path} kann nicht geschrieben werden; mach Platz.</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>Ein anderes Programm benutzt die Bibliothek {path}; schließ es.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>Die Bibliothek {path} lässt sich nicht schreiben; prüfe die Rechte.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>Der Datenträger versagte, während {path} benutzt wurde; prüfe das Laufwerk.</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>Die Bibliothek {path} stammt von einem neueren Shoal; aktualisiere Shoal, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>Ein Computer darf {most} Einträge im Katalog haben, die in der letzten Woche zurückgenommenen mitgezählt; nimm einen zurück und warte, oder veröffentliche einen Ordner.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Verbindung wird erneuert …</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>{n} von {all} Dateien, {size}</numerusform>
            <numerusform>{n} von {all} Dateien, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>Zu ladende Dateien</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>Seltenheit</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>Teile danach tönen, wie viele andere sie haben</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>Zeigen, wie die Teile ankamen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>Von anderen kam kein Teil</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>Vergrößere, um einzelne zu sehen.</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>Doppelklicke oder drücke die Eingabetaste, um ihre Teile zu sehen.</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>Ein Teil</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>Zeig auf ein Teil oder geh mit den Pfeiltasten durch sie, um zu sehen, wer es hat, wer es sendet und ob die Prüfsumme stimmte. Plus und Minus vergrößern und verkleinern.</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>Den Download noch einmal ablaufen lassen</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>Zeitpunkt des Downloads</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>„{name}“ steht jetzt im Katalog.</translation>
    </message>
</context>
</TS>
