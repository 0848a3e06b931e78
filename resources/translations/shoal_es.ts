<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>No iniciado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>Reproducir mientras llega necesita la API, que está desactivada.</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>No hay ningún ID de Shoal en {file}.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>{file} no se guardó: {why}.</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>{file} está guardado. Quien lo abra en Shoal puede descargar el archivo.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} no se puede leer: {why}.</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>El token de la API está copiado. No lo compartas.</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>Se han copiado las versiones, el estado y el final del registro.</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>Todavía no hay registro.</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>«{name}» ya está aquí, completo y comprobado. Ahora lo compartes.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>La dirección está copiada. Ábrela en un reproductor de este ordenador.</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>Ningún programa la abre. Copia la dirección de reproducción.</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>tiene el {share} %</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>Leído; su ID es {id}. Se comparte desde ahora.</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>Completo: los {size} están aquí y comprobados.</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>Espera su turno.</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>Sus archivos se están moviendo.</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>Vuelve a moverse.</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>El primer par está conectado.</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>El último par se ha ido.</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>El {share} % está aquí.</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>Ya no tiene límites de velocidad.</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>Limitado a {down} de bajada y {up} de subida.</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>Ahora está en {folder}.</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>Leyéndolo para crear su ID.</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>Buscando a alguien que lo tenga.</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>Descargando.</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>Comprobando lo que hay en el disco.</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>Compartido.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>En pausa.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Compartiendo</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
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
        <translation>falta</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>pedido</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>llegando</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>comprobándose</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>comprobado</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>comprobación fallida</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
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
        <translation>un momento</translation>
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
            <numerusform>{n} día</numerusform>
            <numerusform>{n} días</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>ayer a las {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>hoy a las {time}</translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation>{day} {month} a las {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation>
            <numerusform>Hay un ID de Shoal en el portapapeles.</numerusform>
            <numerusform>Hay {n} ID de Shoal en el portapapeles.</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Nueva transferencia</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>preparando</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>comprobando</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} de {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>leyendo el archivo para crear su ID</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>leyéndolo otra vez del disco</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>listo para continuar</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>Algo salió mal; pulsa reproducir para reintentar</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Moviendo</translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation>
            <numerusform>{n} par</numerusform>
            <numerusform>{n} pares</numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation>listo para quien tenga el ID</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>conectando con pares</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} archivo</numerusform>
            <numerusform>{n} archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation>
            <numerusform>{n} parte de {size}</numerusform>
            <numerusform>{n} partes de {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation>añadido {when}</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>Tamaño aún desconocido</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>down</source>
        <translation>de bajada</translation>
    </message>
    <message>
        <source>up</source>
        <translation>de subida</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>Parte {number} de {all}</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>las {all} comprobadas</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>{done} de {all} comprobadas</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>se sabrá cuando se lea el archivo</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>se sabrá cuando se encuentre a alguien</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inactivo</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Al final</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>Archivos {first} a {last} de {all} · {done} completos</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>los {all} completos</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>{done} de {all} completos</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>Señala un archivo, o recórrelos con las flechas, para ver cuánto lleva. Un doble clic o Intro muestra sus partes. Más y menos acercan y alejan.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Un archivo</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>completo</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>No se quiere</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>en tu red</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>te hace esperar</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>te espera</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>en silencio</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>programa desconocido</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>{down} desde él, {up} hacia él</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>Conectado · {n} nodo DHT</numerusform>
            <numerusform>Conectado · {n} nodos DHT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation>
            <numerusform>Conectado · {n} par</numerusform>
            <numerusform>Conectado · {n} pares</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation>Buscando otros ordenadores</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>Las descargas van a {folder}.</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>Las descargas van a tu carpeta de descargas.</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>En Ajustes, arriba a la derecha, se cambian la carpeta y la velocidad.</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>Quien tenga un ID puede obtener ese archivo y ve la dirección de este ordenador, en tu red también su nombre; nada más.</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>Estos límites se aplican ahora.</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>Estos límites no se aplican ahora; los de arriba sí.</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>Escuchando en {places}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>No escucha</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>No hay sitio suficiente ahí: hacen falta {needed} y hay {free} libres. Elige otra carpeta o haz sitio primero.</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>tuyo</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>de {who}</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>seguido</translation>
    </message>
    <message numerus="yes">
        <source>{n} entries</source>
        <comment>{n} entry</comment>
        <translation>
            <numerusform>{n} entrada</numerusform>
            <numerusform>{n} entradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} publishers</source>
        <comment>{n} publisher</comment>
        <translation>
            <numerusform>{n} editor</numerusform>
            <numerusform>{n} editores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>Puedes cerrar: {n} ordenador más lo tiene todo.</numerusform>
            <numerusform>Puedes cerrar: {n} ordenadores más lo tienen todo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>Deja Shoal abierto: solo tú lo tienes todo y {n} más aún lo está recibiendo.</numerusform>
            <numerusform>Deja Shoal abierto: solo tú lo tienes todo y {n} más aún lo están recibiendo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>Solo tú lo tienes: otros pueden obtenerlo mientras Shoal esté abierto.</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>Otros pueden obtenerlo de ti mientras Shoal esté abierto.</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>{n} ordenador lo tiene todo.</numerusform>
            <numerusform>{n} ordenadores lo tienen todo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>Nadie lo tiene todo ahora; {n} ordenador tiene partes.</numerusform>
            <numerusform>Nadie lo tiene todo ahora; {n} ordenadores tienen partes.</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>se puede cerrar</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>déjalo abierto</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>solo tú lo tienes</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · {free} libres</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Empezar ya</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Dejar de buscar</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Parar la lectura</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Pedirlo</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>Ver pares</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>Cambiar límite…</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>Compartir de nuevo</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>Se lee una vez para crear su ID; después se comparte.</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>Espera su turno: {n} descarga va antes.</numerusform>
            <numerusform>Espera su turno: {n} descargas van antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>Espera su turno: es la siguiente.</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>Lo pusiste en pausa.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>Nadie que lo tenga está en línea. Shoal sigue buscando y empezará solo.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>Nadie que lo tenga está en línea. Seguirá solo cuando alguien venga.</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>Se encontró a alguien que lo tiene; conectando.</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>Nadie de quienes se sabe que lo tienen responde. Se vuelve a intentar solo.</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>Todos los que lo tienen están enviando a otros ahora; tu turno llegará solo.</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>Un límite de velocidad lo frena.</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>Conectado, y aun así no llega nada; se busca a otros que lo tengan.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>{n} parte no la tiene nadie en línea, vista por última vez {when}.</numerusform>
            <numerusform>{n} partes no las tiene nadie en línea, vistas por última vez {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>{n} parte no la tiene nadie en línea.</numerusform>
            <numerusform>{n} partes no las tiene nadie en línea.</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>Eso no funcionó. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>Shoal cometió un error aquí. Inténtalo de nuevo; si vuelve a pasar, avísanos.</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>Compartes «{name}». Su ID está copiado: envíalo a quien quieras.</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>Compartes {n} elemento. Su ID está copiado.</numerusform>
            <numerusform>Compartes {n} elementos. Sus ID están copiados, uno por línea.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>nadie en línea lo tiene ahora</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>{n} ordenador lo tiene</numerusform>
            <numerusform>{n} ordenadores lo tienen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>Nada se mueve</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>Abrir Shoal</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>Compartir archivos…</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>Pegar un ID</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar todo</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Continuar todo</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>Otros límites</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>Salir de Shoal</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Seguidos</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Tuyos</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ocultos</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Look at “{name}”</source>
        <translation>Ver «{name}»</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Más acciones</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirarlo</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>Dejar de seguir</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>Seguir a su editor</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Mostrarlo de nuevo</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Ocultarlo</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>Bloquear a su editor</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Activarlo</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>Una lista pública de lo que la gente comparte</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>Está desactivado. Cuando está activado, este ordenador guarda una lista de lo que otros publican y puedes buscar en ella. Nada se descarga nunca solo.</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>Otros ven que este ordenador participa. Lo que publiques, y solo eso, lo puede leer cualquiera, lleva el nombre de este ordenador en la red y no se puede retirar de todas partes.</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>Buscar en el catálogo…</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Buscar en el catálogo</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Mostrado</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Desactivarlo</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>Qué publicar</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Etiquetas, separadas por comas</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>Publicar para todos</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>Cualquiera puede leerlo, y no se puede retirar de todas partes.</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>Aún no ha llegado nada. Lo que otros publican aparece aquí solo.</translation>
    </message>
    <message>
        <source>Blocked: {publisher}</source>
        <translation>Bloqueado: {publisher}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Share something first: nothing here is complete.</source>
        <translation>Comparte algo primero: aquí no hay nada completo.</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>Copiar ID</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>se sabrá cuando se lea el archivo</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>Enviado en total</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>Todavía no hay nadie conectado</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>Ver sus partes</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>Nada aún desde que se inició Shoal</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>Reciente</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>Elige una transferencia para ver cómo va.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation>Suelta aquí archivos para compartir</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>Suelta aquí archivos para compartir, o pulsa para elegirlos</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>se quedan en este ordenador</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>Suelta aquí archivos o una carpeta para compartirlos</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>Van directamente de este ordenador a quien tenga el ID. Sin cuenta y sin subirlos a ningún sitio.</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>¿Alguien te dio un ID?</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>Pégalo</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Suelta</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>el ID se copia por ti</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>Envía el ID</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>por chat o correo</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>Llega</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>cada parte se comprueba</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>Suelta para compartir {n} elemento</numerusform>
            <numerusform>Suelta para compartir {n} elementos</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>el ID se copia al momento</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>Pega un ID o un enlace para descargar…</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>ID o enlace para descargar</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>Usar el tema claro</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>Usar el tema oscuro</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>nadie lo tiene</translation>
    </message>
    <message>
        <source>one</source>
        <translation>uno</translation>
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
        <translation>16 o más</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>Colores: {list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>No hay ningún ID de Shoal en el portapapeles. Un ID tiene 64 caracteres, 0–9 y a–f; cópialo y pégalo de nuevo.</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>Compartir archivos</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>Compartir una carpeta</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Guardar en</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Aún no se sabe</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>Partes {first} a {last} de {all} · {done} comprobadas</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>{size} desde {offset}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>Comprobada: su suma es correcta. Enviada por {who}.</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>Comprobada: su suma es correcta.</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>Está entera; se está comprobando su suma.</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>Llegando de {who}.</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>Llegando.</translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation>Pedida a {who}.</translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation>Pedida.</translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation>Su suma era incorrecta; se pide de nuevo.</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>Aún no se ha pedido.</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>Empezada {n} vez.</numerusform>
            <numerusform>Empezada {n} veces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>Su suma fue incorrecta {n} vez</numerusform>
            <numerusform>Su suma fue incorrecta {n} veces</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}, la última {when}, enviada por {who}</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}, la última {when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>La tienen {who}, y {n} más en otro lugar.</numerusform>
            <numerusform>La tienen {who}, y {n} más en otros lugares.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>Se puede obtener aquí: {who}.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>Nadie conectado la tiene; hay {n} copia en otro lugar.</numerusform>
            <numerusform>Nadie conectado la tiene; hay {n} copias en otros lugares.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>No se sabe de nadie más que la tenga.</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>No se sabe de nadie que la tenga ahora.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>{n} más</numerusform>
            <numerusform>{n} más</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>Buscando {id}</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>Preguntando a la red qué es y quién lo tiene</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>Descargar «{name}»</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>ya lo tienes</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>ya tienes {share}</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>Descargar {n}</numerusform>
            <numerusform>Descargar {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>Sin respuesta para {id}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation>Descargar cuando se pueda</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>El enlace, para escanearlo de la pantalla</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>Código QR del enlace a {name}</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>Velocidades de los últimos minutos</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>máximo {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>aún sin tráfico</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>Aquí aparecen las velocidades de los últimos minutos</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>últimos {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>Sus archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>«{name}» se ha quitado de la lista.</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>Buscando a quien lo tenga.</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>¿Dónde está «{name}» ahora?</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>{n} quitado de la lista.</numerusform>
            <numerusform>{n} quitados de la lista.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>Sus archivos se quedan donde están.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>¿Borrar {n} transferencia y sus archivos de este ordenador?</numerusform>
            <numerusform>¿Borrar {n} transferencias y sus archivos de este ordenador?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>¿Borrar «{name}» y sus archivos de este ordenador?</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>¿Borrar el archivo «{name}» de este ordenador?</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>{n} enlace copiado.</numerusform>
            <numerusform>{n} enlaces copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>Su enlace está copiado: envíalo a alguien que pueda tener «{name}».</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>Guardar como archivo .shoal</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>«{path}» ya no está ahí.</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Mover a</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>«{name}» está ahora en {folder}.</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>El ID de «{name}» está copiado.</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>{n} ID copiado.</numerusform>
            <numerusform>{n} ID copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>El enlace a «{name}» está copiado.</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>Mostrar código QR</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>Guardar como archivo .shoal…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>Siguiente en la cola</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>Limitar velocidad…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>Copiar ID</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Copiar enlaces</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>Reproducir mientras llega</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>Copiar dirección de reproducción</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Mover a…</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>Comprobar los datos otra vez</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>Quitar y borrar archivos…</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Ciruela</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Pizarra</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>Iniciar Shoal al entrar en la sesión, junto al reloj</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>Mantener este ordenador despierto mientras se descarga algo</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>Avisarme cuando una descarga esté completa</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>Avisarme cuando algo necesite mi atención</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>Shoal envía archivos directamente de un ordenador a otro. Es software libre con licencia MIT; la ventana está hecha con Qt.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>Dónde guarda Shoal su clave y su lista</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Si algo va mal</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>El registro se queda en este ordenador. Cópialo junto con las versiones.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este ordenador</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>Por horario</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lun</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mié</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jue</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>vie</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sáb</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dom</translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation>Límite de descarga, kilobytes por segundo, 0 para ninguno</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>Límite de subida, kilobytes por segundo, 0 para ninguno</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>Otro límite de descarga, kilobytes por segundo, 0 para ninguno</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>Otro límite de subida, kilobytes por segundo, 0 para ninguno</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>Descargas a la vez, 0 para cualquier número</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>cualquier número</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>Otros límites, para una reunión o la jornada laboral</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>Descargas a la vez</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>¿Pueden otros llegar a ti?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>Ordenadores por los que empezar, un HOST:PUERTO por línea</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Otros programas</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>Puerto, 0 para cualquiera libre</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>cualquiera libre</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>Pedir al router que deje entrar a otros</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>Encontrar gente en esta red</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>Permitir a los programas de este ordenador usar Shoal (API REST)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Copiar token</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation>Tiene efecto cuando Shoal se conecta de nuevo; las transferencias siguen.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivada</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>Los ajustes no se guardaron: {why}.</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>Seguir compartiendo junto al reloj al cerrar la ventana</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>Este escritorio no muestra iconos junto al reloj.</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>Cuando la ventana no está delante</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Ver registro</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>Descargar como máximo</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>Subir como máximo</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>Poner límites</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>Límites de velocidad</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>Límites de {n} transferencia</numerusform>
            <numerusform>Límites de {n} transferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>Límites de «{name}»</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>Bajada {down}, subida {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Buscar transferencias</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>Filtro: {name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>Orden: {name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Al revés</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aún no hay nada aquí</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferencias</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>No se puede cambiar el inicio con la sesión: {why}.</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>Hay una descarga en marcha</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} no es HOST:PUERTO, por ejemplo 192.0.2.7:52413.</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>Solo este ordenador puede llegar a ti: Shoal escucha en una dirección local. Quita --listen para dejar entrar a otros.</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>Sin red: todo lo de este ordenador sigue funcionando.</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>Otras personas pueden llegar a ti.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>Solo la gente de tu red puede llegar a ti: el router abrió el puerto {port}, pero nadie consigue pasar. Permite Shoal en el cortafuegos de este ordenador.</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>Otras personas pueden llegar a ti: el router abrió el puerto {port}.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Solo la gente de tu red puede llegar a ti: este ordenador tiene una dirección pública, pero nadie consigue pasar. Permite el puerto {port} (TCP y UDP) en el cortafuegos de este ordenador o de su red.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Solo la gente de tu red puede llegar a ti: este ordenador tiene una dirección IPv6 pública, pero nadie consigue pasar. Permite el puerto {port} (TCP y UDP) en el cortafuegos de este ordenador o de su red.</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Otras personas probablemente pueden llegar a ti: este ordenador tiene una dirección pública. Si no, permite el puerto {port} (TCP y UDP) en el cortafuegos.</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Otras personas con IPv6 probablemente pueden llegar a ti: este ordenador tiene una dirección IPv6 pública. Si no, permite el puerto {port} (TCP y UDP) en el cortafuegos.</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>La gente de tu red puede llegar a ti; se está pidiendo al router que deje entrar a otros.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>Solo la gente de tu red puede llegar a ti: no se pide al router que abra un puerto (--no-portmap). Redirige el puerto {port} (TCP y UDP) a este ordenador en los ajustes del router.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>Solo la gente de tu red puede llegar a ti: ningún router lleva de ella a Internet.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>Solo la gente de tu red puede llegar a ti: tu router no abre puertos por sí mismo. Redirige el puerto {port} (TCP y UDP) a este ordenador en los ajustes del router, o activa allí UPnP, NAT-PMP o PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>Solo la gente de tu red puede llegar a ti: tu router se negó a abrir un puerto ({why}). Redirige el puerto {port} (TCP y UDP) a este ordenador en los ajustes del router, o permite allí UPnP, NAT-PMP o PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>Solo la gente de tu red puede llegar a ti: el router abrió el puerto {port}, pero no tiene dirección en Internet. Comprueba que esté en línea.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>Solo la gente de tu red puede llegar a ti: el router abrió el puerto {port}, pero su propia dirección {address} no es pública: delante hay otro router, a menudo el del proveedor. Redirige el puerto también allí, o pide al proveedor una dirección pública.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>La mayoría puede llegar a ti con ayuda de otro par: tu router no deja entrar a nadie. Redirige el puerto {port} (TCP y UDP) a este ordenador en los ajustes del router, o activa allí UPnP, NAT-PMP o PCP.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>La mayoría puede llegar a ti con ayuda de otro par: un cortafuegos no deja entrar a nadie. Permite el puerto {port} (TCP y UDP) en el cortafuegos de este ordenador o de su red.</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>Aún no se conoce ningún otro Shoal: un enlace de un amigo te conecta.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>El disco está lleno y no se puede escribir {path}; libera espacio en él.</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>Shoal no puede usar {path}; cambia sus permisos o elige otra carpeta.</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} está en un disco de solo lectura; hazlo escribible o elige otra carpeta.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>El disco falló mientras se usaba {path}; revisa la unidad y su conexión.</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} ya no está ahí; devuélvelo o vuelve a conectar su unidad.</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>La unidad de red con {path} no responde; conéctala de nuevo.</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>Hay demasiados archivos abiertos para usar {path}; cierra otros programas o sube el límite.</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>El disco no admite un archivo tan grande como {path}; elige otro disco.</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>La ruta {path} es demasiado larga para este disco; elige una carpeta con una ruta más corta.</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>Hay otra cosa donde debería ir {path}; elige otra carpeta.</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>No se pudo usar {path} ({why}); revisa el disco o elige otra carpeta.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>No hay ningún archivo {path}; revisa su nombre.</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} no es un archivo; elige un archivo o una carpeta.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} no existe; revisa la ruta.</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} es un dispositivo o una tubería, no un archivo; elige un archivo.</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} pasa de 16 TiB, lo máximo para un archivo; divídelo.</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>{path} cambió mientras se leía; compártelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>{path} cambió mientras se leía; compártelo de nuevo cuando ya nada escriba en él.</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>{path} no tiene el tamaño que debería; descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>{path} no contiene archivos; elige una carpeta con archivos.</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>Omitido de {path}: {names}; solo se comparten archivos, no enlaces a carpetas, enlaces rotos, tuberías ni dispositivos.</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>{path} contiene más de {most} archivos; comparte sus carpetas una a una.</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>Contiene {count} archivos, y una colección puede tener {most}; comparte sus carpetas una a una.</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>No se pudo leer {name}; continúalo para reintentar.</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>{name} aún se está leyendo; quítalo para parar.</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>{name} se está leyendo; muévelo cuando termine.</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>{name} no se puede mover dentro de sí mismo; elige otra carpeta.</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} no es una carpeta; elige una que exista.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>{path} no está; devuélvelo o quítalo de la lista.</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} es tuyo, así que se queda en el disco.</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>Se ha movido, pero no se pudieron borrar todos los archivos antiguos: {why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>Este enlace está dañado: su ID no tiene 64 caracteres de 0-9 y a-f; cópialo de nuevo.</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} no es un ID de archivo ({why}); un ID tiene 64 caracteres de 0-9 y a-f.</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>No se encontró a nadie que lo tenga. Puede que ahora no esté en línea: descárgalo igualmente y empezará en cuanto alguien lo tenga.</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>El catálogo está desactivado; actívalo primero.</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} no está completo aquí; se podrá publicar cuando lo esté.</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>Se puede seguir como mucho a {most} editores; deja de seguir a uno primero.</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>Otro programa ya escucha en {place}; ciérralo o elige otro puerto con --listen.</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>No se conoce el ordenador {host} por el que empezar: revisa cómo está escrito --bootstrap {place} y la red. Se sigue intentando.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal ya funciona en {home} (proceso {pid}) sin su API: usa ese, ciérralo o elige otra carpeta con --home.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal ya funciona en {home}: usa ese, ciérralo o elige otra carpeta con --home.</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>No se puede usar la carpeta {home}: {why}.</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>No hay archivos que compartir en ella; elige una carpeta con archivos.</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>La lista de sus archivos es demasiado larga; comparte sus carpetas una a una.</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>No se dio ningún ID; un ID tiene 64 caracteres de 0-9 y a-f.</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>La ruta {path} es demasiado larga para compartirla; acorta los nombres de sus carpetas.</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} es tu propia carpeta; nada de ella se descarga.</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>La lista de sus archivos aún no está aquí; elige cuando esté.</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>Al menos un archivo debe quererse; pausa o quita la transferencia.</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>{path} cambió desde que se compartió; compártelo de nuevo para ofrecer la versión nueva.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>{path} no está; devuélvelo y continúa, o compártelo desde donde está ahora.</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>En {path} hay otro archivo; la descarga empieza de nuevo.</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>La lista de la carpeta da un tamaño falso a {path}; no se puede descargar.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>Shoal cometió un error ({error}); continúalo.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>Shoal cometió un error ({error}); continúalo para reintentar.</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>{name} se movió; ahora se comparte desde {where}.</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>Lo que se sacó de {name} no se descarga de nuevo ({files}); elígelo en la lista de sus archivos para recuperarlo.</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>{name} se quitó entretanto.</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>Esa parte no está aquí y su descarga está en pausa; continúala.</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} no espera su turno.</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>{path} ya no es lo que se descargó; continúa para descargarlo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>{path} no está; devuélvelo o continúa para descargarlo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>{path} no está como lo dejó Shoal; continúa para descargarlo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} es más corto que antes; compártelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>{path} fue reemplazado por otra cosa; compruébalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>{path} quedó cortado; compruébalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>{path} cambió mientras se movía; inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} no es lo que se escribió; revisa ese disco.</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>La clave de identidad {path} está dañada. Recupérala de una copia, o apártala para que este equipo tome una identidad nueva.</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>No se puede usar la clave de identidad {path}: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>No se puede escuchar en {place}: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>No se puede escuchar en {place}: {why}; elige otra dirección u otro puerto con --listen.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>La lista de transferencias estaba dañada y se guarda como {path}; vuelve a estar como al iniciar o cerrar Shoal por última vez.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>La lista de transferencias estaba dañada y se guarda como {path}; comparte o pega de nuevo lo que falta: lo que hay en el disco no se vuelve a descargar.</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>La biblioteca {path} está dañada; reinicia Shoal para reconstruirla.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>El disco está lleno y no se puede escribir {path}; libera espacio.</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>Otro programa usa la biblioteca {path}; ciérralo.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>No se puede escribir la biblioteca {path}; revisa sus permisos.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>El disco falló mientras se usaba {path}; revisa la unidad.</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>La biblioteca {path} es de un Shoal más nuevo; actualiza Shoal para abrirla.</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>Un equipo puede tener {most} entradas en el catálogo, contando las retiradas en la última semana; retira una y espera, o publica una carpeta.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconectando…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation>Ninguno</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>{n} de {all} archivos, {size}</numerusform>
            <numerusform>{n} de {all} archivos, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>Archivos para descargar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>Rareza</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>Matizar las partes según cuántos más las tienen</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>Mostrar cómo llegaron las partes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>No llegó ninguna parte de otros</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>Acerca para verlos uno a uno.</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>Haz doble clic o pulsa Intro para ver sus partes.</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>Una parte</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>Señala una parte, o recórrelas con las flechas, para ver quién la tiene, quién la envía y si su suma era correcta. Más y menos acercan y alejan.</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>Reproducir la descarga</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>Momento de la descarga</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Volver al presente</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>«{name}» está ahora en el catálogo.</translation>
    </message>
</context>
</TS>
