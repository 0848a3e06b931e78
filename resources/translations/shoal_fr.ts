<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>Non démarré</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>La lecture pendant le téléchargement a besoin de l’API, qui est désactivée.</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>Il n’y a aucun identifiant Shoal dans {file}.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>{file} n’a pas été écrit : {why}.</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>{file} est enregistré. Quiconque l’ouvre dans Shoal peut télécharger le fichier.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} est illisible : {why}.</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>Le jeton de l’API est copié. Gardez-le pour vous.</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>Les versions, l’état et la fin du journal sont copiés.</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>Il n’y a pas encore de journal.</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>« {name} » est arrivé, complet et vérifié. Vous le partagez maintenant.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>L’adresse est copiée. Ouvrez-la dans un lecteur multimédia sur cet ordinateur.</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>Aucun programme ne l’ouvre. Copiez plutôt l’adresse de lecture.</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>a {share} %</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>Lu ; son identifiant est {id}. Il est partagé à partir de maintenant.</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>Complet : la totalité des {size} est là et vérifiée.</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>Attend son tour.</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>Ses fichiers sont en cours de déplacement.</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>Ça avance de nouveau.</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>Le premier pair est connecté.</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>Le dernier pair est parti.</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>{share} % sont là.</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>Ses limites de débit sont levées.</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>Limité à {down} en réception, {up} en envoi.</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>Il est maintenant dans {folder}.</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>Lecture en cours pour créer l’identifiant.</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>Recherche de quelqu’un qui l’a.</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>Téléchargement en cours.</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>Vérification de ce qui est sur le disque.</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>Partagé.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>En pause.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Partage</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Bloqués</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>Date d’ajout</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>B</source>
        <translation>o</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>ko</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>To</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>Gio</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>Mio</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>Kio</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>en cours d’arrivée</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>en vérification</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>vérification échouée</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
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
        <translation>un instant</translation>
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
            <numerusform>{n} jour</numerusform>
            <numerusform>{n} jours</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>hier à {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>aujourd’hui à {time}</translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation>{day} {month} à {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation>
            <numerusform>Le presse-papiers contient un identifiant Shoal.</numerusform>
            <numerusform>Le presse-papiers contient {n} identifiants Shoal.</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Nouveau transfert</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>reste {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>préparation</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>vérification</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} sur {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>lecture du fichier pour créer son identifiant</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>relecture depuis le disque</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>prêt à reprendre</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>Quelque chose s’est mal passé ; appuyez sur lecture pour réessayer</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Déplacement</translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation>
            <numerusform>{n} pair</numerusform>
            <numerusform>{n} pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation>prêt pour quiconque a l’identifiant</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>connexion aux pairs</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} fichier</numerusform>
            <numerusform>{n} fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation>
            <numerusform>{n} morceau de {size}</numerusform>
            <numerusform>{n} morceaux de {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation>ajouté {when}</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>Taille encore inconnue</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>down</source>
        <translation>reçus</translation>
    </message>
    <message>
        <source>up</source>
        <translation>envoyés</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>Morceau {number} sur {all}</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>les {all} sont vérifiés</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>{done} sur {all} vérifiés</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>connu quand le fichier sera lu</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>connu quand quelqu’un sera trouvé</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inactif</translation>
    </message>
    <message>
        <source>First</source>
        <translation>D’abord</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>En dernier</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>Fichiers {first} à {last} sur {all} · {done} complets</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>les {all} sont complets</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>{done} sur {all} complets</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>Pointez un fichier, ou parcourez-les avec les flèches, pour voir où il en est. Un double-clic ou Entrée montre ses morceaux. Plus et moins changent la taille.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Un fichier</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Non voulu</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>sur votre réseau</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>vous fait attendre</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>vous attend</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silencieux</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>programme inconnu</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>{down} de lui, {up} vers lui</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>Connecté · {n} nœud DHT</numerusform>
            <numerusform>Connecté · {n} nœuds DHT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation>
            <numerusform>Connecté · {n} pair</numerusform>
            <numerusform>Connecté · {n} pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation>Recherche d’autres ordinateurs</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>Les téléchargements vont dans {folder}.</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>Les téléchargements vont dans votre dossier de téléchargement.</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>Les réglages, en haut à droite, changent le dossier et le débit.</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>Quiconque a un identifiant peut obtenir ce fichier et voit l’adresse de cet ordinateur, sur votre réseau aussi son nom ; rien d’autre.</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>Ces limites s’appliquent maintenant.</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>Ces limites ne s’appliquent pas maintenant ; celles du dessus, oui.</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>À l’écoute sur {places}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Pas à l’écoute</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>Pas assez de place à cet endroit : il faut {needed}, il reste {free}. Choisissez un autre dossier ou faites d’abord de la place.</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>à vous</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>de {who}</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>suivi</translation>
    </message>
    <message numerus="yes">
        <source>{n} entries</source>
        <comment>{n} entry</comment>
        <translation>
            <numerusform>{n} entrée</numerusform>
            <numerusform>{n} entrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} publishers</source>
        <comment>{n} publisher</comment>
        <translation>
            <numerusform>{n} éditeur</numerusform>
            <numerusform>{n} éditeurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>Vous pouvez fermer : {n} autre ordinateur a tout.</numerusform>
            <numerusform>Vous pouvez fermer : {n} autres ordinateurs ont tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>Gardez Shoal ouvert : vous seul avez tout, {n} autre le reçoit encore.</numerusform>
            <numerusform>Gardez Shoal ouvert : vous seul avez tout, {n} autres le reçoivent encore.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>Vous seul l’avez : les autres peuvent l’obtenir tant que Shoal est ouvert.</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>Les autres peuvent l’obtenir de vous tant que Shoal est ouvert.</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>{n} ordinateur a tout.</numerusform>
            <numerusform>{n} ordinateurs ont tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>Personne n’a tout maintenant ; {n} ordinateur en a des parties.</numerusform>
            <numerusform>Personne n’a tout maintenant ; {n} ordinateurs en ont des parties.</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>fermeture possible</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>garder ouvert</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>vous seul l’avez</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · {free} libres</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Démarrer maintenant</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Ne plus chercher</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Arrêter la lecture</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Le demander</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>Afficher les pairs</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>Changer la limite…</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>Partager à nouveau</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>Le fichier est lu une fois pour créer son identifiant ; ensuite il est partagé.</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>Attend son tour : {n} téléchargement passe avant.</numerusform>
            <numerusform>Attend son tour : {n} téléchargements passent avant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>Attend son tour : c’est le prochain.</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>Vous l’avez mis en pause.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>Personne parmi ceux qui l’ont n’est en ligne. Shoal continue de chercher et commencera tout seul.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>Personne parmi ceux qui l’ont n’est en ligne. Cela reprendra tout seul quand quelqu’un viendra.</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>Quelqu’un qui l’a est trouvé ; connexion en cours.</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>Aucun de ceux qui l’ont, à ce que l’on sait, ne répond. Shoal réessaie de lui-même.</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>Tous ceux qui l’ont envoient à d’autres pour l’instant ; votre tour viendra tout seul.</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>Une limite de débit le retient.</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>Connecté, et pourtant rien n’arrive ; d’autres qui l’ont sont recherchés.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>{n} morceau n’est chez personne en ligne, vu pour la dernière fois {when}.</numerusform>
            <numerusform>{n} morceaux ne sont chez personne en ligne, vus pour la dernière fois {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>{n} morceau n’est chez personne en ligne.</numerusform>
            <numerusform>{n} morceaux ne sont chez personne en ligne.</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>Cela n’a pas marché. Veuillez réessayer.</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>Shoal a fait une erreur ici. Veuillez réessayer ; si elle revient, merci de la signaler.</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>« {name} » est partagé. Son identifiant est copié : envoyez-le à qui vous voulez.</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>{n} élément est partagé. Son identifiant est copié.</numerusform>
            <numerusform>{n} éléments sont partagés. Leurs identifiants sont copiés, un par ligne.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>personne en ligne ne l’a maintenant</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>{n} ordinateur l’a</numerusform>
            <numerusform>{n} ordinateurs l’ont</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>Rien ne circule</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>Ouvrir Shoal</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>Partager des fichiers…</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>Coller un identifiant</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Tout mettre en pause</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Tout reprendre</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>Autres limites</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>Quitter Shoal</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Suivis</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Les vôtres</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqués</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Look at “{name}”</source>
        <translation>Regarder « {name} »</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Le retirer</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>Ne plus suivre</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>Suivre son éditeur</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>L’afficher de nouveau</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Le masquer</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>Bloquer son éditeur</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>L’activer</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>Une liste publique de ce que les gens partagent</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>Il est désactivé. Activé, cet ordinateur tient une liste de ce que d’autres publient, et vous pouvez y chercher. Rien n’est jamais téléchargé tout seul.</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>Les autres voient que cet ordinateur participe. Ce que vous publiez, et cela seulement, peut être lu par tous, porte le nom de cet ordinateur sur le réseau et ne peut pas être retiré partout.</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>Chercher dans le catalogue…</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Chercher dans le catalogue</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Le désactiver</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>Quoi publier</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Mots-clés, séparés par des virgules</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>Publier pour tous</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>Tout le monde peut le lire, et cela ne peut pas être retiré partout.</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>Rien n’est encore arrivé. Ce que d’autres publient apparaît ici de lui-même.</translation>
    </message>
    <message>
        <source>Blocked: {publisher}</source>
        <translation>Bloqué : {publisher}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Share something first: nothing here is complete.</source>
        <translation>Partagez d’abord quelque chose : rien n’est complet ici.</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>Copier l’identifiant</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>viendra quand le fichier sera lu</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>Envoyé en tout</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Pairs</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>Personne n’est encore connecté</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>Afficher ses morceaux</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>Encore rien depuis le démarrage de Shoal</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>Récemment</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>Choisissez un transfert pour voir où il en est.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Morceaux</translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation>Déposez ici des fichiers à partager</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>Déposez ici des fichiers à partager, ou appuyez pour en choisir</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>ils restent sur cet ordinateur</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>Déposez ici des fichiers ou un dossier pour les partager</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>Ils vont directement de cet ordinateur à quiconque a l’identifiant. Sans compte, sans mise en ligne.</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>Quelqu’un vous a donné un identifiant ?</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>Collez-le</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Déposez</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>l’identifiant est copié pour vous</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>Envoyez l’identifiant</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>par messagerie ou courriel</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>Ça arrive</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>chaque morceau est vérifié</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>Déposez pour partager {n} élément</numerusform>
            <numerusform>Déposez pour partager {n} éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>l’identifiant est copié aussitôt</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>Collez un identifiant ou un lien pour télécharger…</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>Identifiant ou lien à télécharger</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>Utiliser le thème clair</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>Utiliser le thème sombre</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>personne ne l’a</translation>
    </message>
    <message>
        <source>one</source>
        <translation>un</translation>
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
        <translation>16 ou plus</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>Couleurs : {list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>Il n’y a aucun identifiant Shoal dans le presse-papiers. Un identifiant a 64 caractères, 0–9 et a–f ; copiez-le et collez-le de nouveau.</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>Partager des fichiers</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>Partager un dossier</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Enregistrer dans</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Encore inconnu</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>Morceaux {first} à {last} sur {all} · {done} vérifiés</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>{size} à partir de {offset}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>Vérifié : son empreinte est bonne. Envoyé par {who}.</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>Vérifié : son empreinte est bonne.</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>Tout est là ; son empreinte est en cours de vérification.</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>Arrive de {who}.</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>En cours d’arrivée.</translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation>Demandé à {who}.</translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation>Demandé.</translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation>Son empreinte était fausse ; il est récupéré de nouveau.</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>Pas encore demandé.</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>Commencé {n} fois.</numerusform>
            <numerusform>Commencé {n} fois.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>Son empreinte était fausse {n} fois</numerusform>
            <numerusform>Son empreinte était fausse {n} fois</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}, la dernière fois {when}, envoyé par {who}</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}, la dernière fois {when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>{who} l’ont, et {n} autre ailleurs.</numerusform>
            <numerusform>{who} l’ont, et {n} autres ailleurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>Disponible ici : {who}.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>Aucun pair connecté ne l’a ; {n} copie est ailleurs.</numerusform>
            <numerusform>Aucun pair connecté ne l’a ; {n} copies sont ailleurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>On ne connaît personne d’autre qui l’ait.</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>On ne connaît personne qui l’ait maintenant.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>{n} autre</numerusform>
            <numerusform>{n} autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>Recherche de {id}</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>On demande au réseau ce que c’est et qui l’a</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>Télécharger « {name} »</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>vous l’avez déjà</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>vous avez déjà {share}</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>Télécharger {n}</numerusform>
            <numerusform>Télécharger {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>Pas de réponse pour {id}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>L’afficher</translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation>Télécharger dès que possible</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>Le lien, à scanner à l’écran</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>Code QR du lien vers {name}</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>Débits des dernières minutes</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>maximum {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>encore aucun trafic</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>Les débits des dernières minutes apparaissent ici</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>dernières {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>Ses fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>« {name} » est retiré de la liste.</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>Recherche de ceux qui l’ont.</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>Où est « {name} » maintenant ?</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>{n} retiré de la liste.</numerusform>
            <numerusform>{n} retirés de la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>Leurs fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>Supprimer {n} transfert et ses fichiers de cet ordinateur ?</numerusform>
            <numerusform>Supprimer {n} transferts et leurs fichiers de cet ordinateur ?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>Supprimer « {name} » et ses fichiers de cet ordinateur ?</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>Supprimer le fichier « {name} » de cet ordinateur ?</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>{n} lien est copié.</numerusform>
            <numerusform>{n} liens sont copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>Son lien est copié : envoyez-le à quelqu’un qui pourrait avoir « {name} ».</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>Enregistrer comme fichier .shoal</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>« {path} » n’est plus là.</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Déplacer vers</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>« {name} » est maintenant dans {folder}.</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>L’identifiant de « {name} » est copié.</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>{n} identifiant est copié.</numerusform>
            <numerusform>{n} identifiants sont copiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>Le lien vers « {name} » est copié.</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>Afficher le code QR</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>Enregistrer comme fichier .shoal…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>Prochain dans la file</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>Limiter le débit…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>Copier les identifiants</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Copier les liens</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>Lire pendant l’arrivée</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>Copier l’adresse de lecture</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Déplacer vers…</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>Vérifier de nouveau les données</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>Retirer et supprimer les fichiers…</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Turquoise</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Prune</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Ardoise</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>Démarrer Shoal à l’ouverture de session, près de l’horloge</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>Garder cet ordinateur éveillé pendant un téléchargement</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>M’avertir quand un téléchargement est terminé</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>M’avertir quand quelque chose demande mon attention</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>Shoal envoie des fichiers directement d’un ordinateur à un autre. C’est un logiciel libre sous licence MIT ; la fenêtre est faite avec Qt.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>Où Shoal garde sa clé et sa liste</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Si quelque chose ne va pas</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>Le journal reste sur cet ordinateur. Copiez-le avec les versions.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>Selon l’heure</translation>
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
        <translation>mer</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jeu</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>ven</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sam</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dim</translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation>Limite de réception, kilo-octets par seconde, 0 pour aucune</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>Limite d’envoi, kilo-octets par seconde, 0 pour aucune</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>Autre limite de réception, kilo-octets par seconde, 0 pour aucune</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>Autre limite d’envoi, kilo-octets par seconde, 0 pour aucune</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>Téléchargements à la fois, 0 pour autant qu’on veut</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>Autres limites, pour une réunion ou la journée de travail</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>Téléchargements à la fois</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>Les autres peuvent-ils vous joindre ?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>Ordinateurs par lesquels commencer, un HÔTE:PORT par ligne</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Autres programmes</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>Port, 0 pour n’importe lequel</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>n’importe lequel</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>Demander au routeur de laisser entrer les autres</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>Trouver des gens sur ce réseau</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>Laisser les programmes de cet ordinateur utiliser Shoal (API REST)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Copier le jeton</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconnecter</translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation>Prend effet quand Shoal se reconnecte ; les transferts continuent.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>Les réglages n’ont pas été conservés : {why}.</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>Continuer à partager près de l’horloge quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>Ce bureau n’affiche pas d’icônes près de l’horloge.</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>Quand la fenêtre n’est pas devant</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Afficher le journal</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>Recevoir au plus</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>Envoyer au plus</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>Fixer les limites</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>Limites de débit</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>Limites de {n} transfert</numerusform>
            <numerusform>Limites de {n} transferts</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>Limites de « {name} »</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> ko/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>aucune limite</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>Réception {down}, envoi {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Rechercher des transferts</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>Filtre : {name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>Ordre : {name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Dans l’autre sens</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Encore rien ici</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>Le démarrage avec la session ne peut pas être changé : {why}.</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>Un téléchargement est en cours</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} n’est pas de la forme HÔTE:PORT, par exemple 192.0.2.7:52413.</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>Seul cet ordinateur peut vous joindre : Shoal n’écoute que sur lui-même. Omettez --listen pour laisser entrer les autres.</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>Pas de réseau : tout continue de fonctionner sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>Les autres peuvent vous joindre.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : le routeur a ouvert le port {port}, mais personne ne passe. Autorisez Shoal dans le pare-feu de cet ordinateur.</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>Les autres peuvent vous joindre : le routeur a ouvert le port {port}.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : cet ordinateur a une adresse publique, mais personne ne passe. Autorisez le port {port} (TCP et UDP) dans le pare-feu de cet ordinateur ou de son réseau.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : cet ordinateur a une adresse IPv6 publique, mais personne ne passe. Autorisez le port {port} (TCP et UDP) dans le pare-feu de cet ordinateur ou de son réseau.</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Les autres peuvent sans doute vous joindre : cet ordinateur a une adresse publique. Sinon, autorisez le port {port} (TCP et UDP) dans le pare-feu.</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Les autres peuvent sans doute vous joindre par IPv6 : cet ordinateur a une adresse IPv6 publique. Sinon, autorisez le port {port} (TCP et UDP) dans le pare-feu.</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>Les personnes de votre réseau peuvent vous joindre ; on demande au routeur de laisser entrer les autres.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : aucun port n’est demandé au routeur (--no-portmap). Redirigez le port {port} (TCP et UDP) vers cet ordinateur dans les réglages du routeur.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : aucun routeur ne mène de là à Internet.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : votre routeur n’ouvre pas de ports de lui-même. Redirigez le port {port} (TCP et UDP) vers cet ordinateur dans les réglages du routeur, ou activez-y UPnP, NAT-PMP ou PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : votre routeur a refusé d’ouvrir un port ({why}). Redirigez le port {port} (TCP et UDP) vers cet ordinateur dans les réglages du routeur, ou autorisez-y UPnP, NAT-PMP ou PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : le routeur a ouvert le port {port}, mais n’a pas d’adresse sur Internet. Vérifiez qu’il est en ligne.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>Seules les personnes de votre réseau peuvent vous joindre : le routeur a ouvert le port {port}, mais sa propre adresse {address} n’est pas publique : un autre routeur se trouve devant, souvent celui du fournisseur. Redirigez le port là aussi, ou demandez au fournisseur une adresse publique.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>La plupart des gens peuvent vous joindre avec l’aide d’un autre pair : votre routeur ne laisse entrer personne. Redirigez le port {port} (TCP et UDP) vers cet ordinateur dans les réglages du routeur, ou activez-y UPnP, NAT-PMP ou PCP.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>La plupart des gens peuvent vous joindre avec l’aide d’un autre pair : un pare-feu ne laisse entrer personne. Autorisez le port {port} (TCP et UDP) dans le pare-feu de cet ordinateur ou de son réseau.</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>Aucun autre Shoal n’est encore connu : un lien d’un ami vous connecte.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>Le disque est plein, {path} ne peut pas être écrit ; libérez de la place.</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>Shoal n’a pas le droit d’utiliser {path} ; changez ses permissions ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} est sur un disque en lecture seule ; rendez-le inscriptible ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>Le disque a eu une défaillance pendant l’utilisation de {path} ; vérifiez le disque et son branchement.</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} n’est plus là ; remettez-le ou rebranchez son disque.</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>Le lecteur réseau contenant {path} ne répond pas ; reconnectez-le.</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>Trop de fichiers sont ouverts pour utiliser {path} ; fermez d’autres programmes ou relevez la limite.</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>Le disque ne peut pas contenir un fichier aussi grand que {path} ; choisissez un autre disque.</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>Le chemin {path} est trop long pour ce disque ; choisissez un dossier au chemin plus court.</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>Autre chose se trouve là où {path} devrait aller ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>{path} n’a pas pu être utilisé ({why}) ; vérifiez le disque ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>Il n’y a pas de fichier {path} ; vérifiez son nom.</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} n’est pas un fichier ; choisissez un fichier ou un dossier.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} n’existe pas ; vérifiez le chemin.</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} est un périphérique ou un tube, pas un fichier ; choisissez un fichier.</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} dépasse 16 Tio, le maximum pour un fichier ; divisez-le.</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>{path} a changé pendant la lecture ; partagez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>{path} a changé pendant la lecture ; partagez-le de nouveau quand plus rien n’y écrit.</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>{path} n’a pas la taille attendue ; téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>{path} ne contient aucun fichier ; choisissez un dossier avec des fichiers.</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>Laissé de côté dans {path} : {names} ; seuls les fichiers sont partagés, pas les liens vers des dossiers, les liens rompus, les tubes ni les périphériques.</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>{path} contient plus de {most} fichiers ; partagez ses dossiers un par un.</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>Il contient {count} fichiers, et une collection peut en avoir {most} ; partagez ses dossiers un par un.</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>{name} n’a pas pu être lu ; reprenez-le pour réessayer.</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>{name} est encore en cours de lecture ; retirez-le pour arrêter.</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>{name} est en cours de lecture ; déplacez-le quand ce sera fini.</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>{name} ne peut pas être déplacé dans lui-même ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} n’est pas un dossier ; choisissez-en un qui existe.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>{path} a disparu ; remettez-le ou retirez-le de la liste.</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} est à vous, il reste donc sur le disque.</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>Il est déplacé, mais tous les anciens fichiers n’ont pas pu partir : {why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>Ce lien est abîmé : son identifiant n’a pas 64 caractères de 0-9 et a-f ; copiez-le de nouveau.</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} n’est pas un identifiant de fichier ({why}) ; un identifiant a 64 caractères de 0-9 et a-f.</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>Personne qui l’a n’a été trouvé. Il est peut-être hors ligne : téléchargez quand même, cela commencera dès que quelqu’un l’aura.</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>Le catalogue est désactivé ; activez-le d’abord.</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} n’est pas complet ici ; il pourra être publié quand il le sera.</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>On peut suivre au plus {most} éditeurs ; cessez d’abord d’en suivre un.</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>Un autre programme écoute déjà sur {place} ; arrêtez-le ou choisissez un autre port avec --listen.</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>L’ordinateur {host} par lequel commencer est inconnu : vérifiez l’orthographe de --bootstrap {place} et le réseau. On essaie encore.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal fonctionne déjà sur {home} (processus {pid}) sans son API : utilisez celui-là, arrêtez-le ou choisissez un autre dossier avec --home.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>Shoal fonctionne déjà sur {home} : utilisez celui-là, arrêtez-le ou choisissez un autre dossier avec --home.</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>Le dossier {home} ne peut pas être utilisé : {why}.</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>Il n’y a aucun fichier à partager dedans ; choisissez un dossier qui en contient.</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>La liste de ses fichiers est trop longue ; partagez ses dossiers un par un.</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>Aucun ID n’a été donné ; un ID compte 64 caractères de 0-9 et a-f.</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>Le chemin {path} est trop long pour être partagé ; raccourcissez les noms de ses dossiers.</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} est votre propre dossier ; rien n’en est téléchargé.</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>La liste de ses fichiers n’est pas encore là ; choisissez quand elle le sera.</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>Il faut vouloir au moins un fichier ; sinon, mettez le transfert en pause ou retirez-le.</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>{path} a changé depuis son partage ; partagez-le à nouveau pour proposer la nouvelle version.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>{path} a disparu ; remettez-le et reprenez, ou partagez-le depuis son nouvel emplacement.</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>Un autre fichier se trouve à {path} ; le téléchargement recommence.</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>La liste du dossier donne une fausse taille à {path} ; il ne peut pas être téléchargé.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>Shoal a commis une erreur ({error}) ; reprenez-le.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>Shoal a commis une erreur ({error}) ; reprenez-le pour réessayer.</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>{name} a été déplacé ; il est maintenant partagé depuis {where}.</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>Ce qui a été retiré de {name} n’est pas téléchargé à nouveau ({files}) ; choisissez-le dans la liste de ses fichiers pour le récupérer.</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>{name} a été retiré entre-temps.</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>Cette partie n’est pas là et son téléchargement est en pause ; reprenez-le.</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} n’attend pas son tour.</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>{path} n’est plus ce qui a été téléchargé ; reprenez pour le télécharger à nouveau.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>{path} a disparu ; remettez-le ou reprenez pour le télécharger à nouveau.</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>{path} n’est pas tel que Shoal l’a laissé ; reprenez pour le télécharger à nouveau.</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} est plus court qu’avant ; partagez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>{path} a été remplacé par autre chose ; vérifiez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>{path} a été tronqué ; vérifiez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>{path} a changé pendant le déplacement ; réessayez.</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} n’est pas ce qui a été écrit ; vérifiez ce disque.</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>La clé d’identité {path} est endommagée. Restaurez-la depuis une copie, ou déplacez-la pour que cet ordinateur prenne une nouvelle identité.</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>La clé d’identité {path} ne peut pas être utilisée : {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>Impossible d’écouter sur {place} : {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>Impossible d’écouter sur {place} : {why} ; choisissez une autre adresse ou un autre port avec --listen.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>La liste des transferts était endommagée et est gardée sous {path} ; elle est revenue à son état du dernier démarrage ou arrêt de Shoal.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>La liste des transferts était endommagée et est gardée sous {path} ; partagez ou collez de nouveau ce qui manque : ce qui est sur le disque n’est pas retéléchargé.</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>La bibliothèque {path} est endommagée ; redémarrez Shoal pour la reconstruire.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>Le disque est plein, {path} ne peut pas être écrit ; libérez de la place.</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>Un autre programme utilise la bibliothèque {path} ; fermez-le.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>La bibliothèque {path} ne peut pas être écrite ; vérifiez ses permissions.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>Le disque a eu une défaillance pendant l’utilisation de {path} ; vérifiez-le.</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>La bibliothèque {path} vient d’un Shoal plus récent ; mettez Shoal à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>Un ordinateur peut avoir {most} entrées dans le catalogue, celles retirées la semaine passée comprises ; retirez-en une et attendez, ou publiez un dossier.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnexion…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation>Aucun</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>{n} fichier sur {all}, {size}</numerusform>
            <numerusform>{n} fichiers sur {all}, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>Fichiers à télécharger</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>Rareté</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>Nuancer les morceaux selon le nombre de ceux qui les ont</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rejouer</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>Montrer comment les morceaux sont arrivés</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>Aucun morceau n’est venu d’autres</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>Agrandissez pour les voir un par un.</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>Double-cliquez ou appuyez sur Entrée pour voir ses morceaux.</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>Un morceau</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>Pointez un morceau, ou parcourez-les avec les touches fléchées, pour voir qui l’a, qui l’envoie et si son empreinte était bonne. Plus et moins agrandissent et réduisent.</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>Rejouer le téléchargement</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>Moment du téléchargement</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Revenir à maintenant</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>« {name} » est maintenant dans le catalogue.</translation>
    </message>
</context>
</TS>
