<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>Não iniciado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>Reproduzir enquanto chega precisa da API, que está desligada.</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>Não há nenhum ID do Shoal em {file}.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>{file} não foi gravado: {why}.</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>{file} foi salvo. Quem o abrir no Shoal pode baixar o arquivo.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} não pode ser lido: {why}.</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>O token da API foi copiado. Guarde-o para você.</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>As versões, o estado e o fim do registro foram copiados.</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>Ainda não há registro.</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>“{name}” chegou, completo e verificado. Agora você o compartilha.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>O endereço foi copiado. Abra-o em um reprodutor neste computador.</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>Nenhum programa o abre. Copie o endereço de reprodução.</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>tem {share}%</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>Lido; o ID é {id}. É compartilhado a partir de agora.</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>Completo: todos os {size} estão aqui e verificados.</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>Espera a sua vez.</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>Os arquivos estão sendo movidos.</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>Voltou a andar.</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>O primeiro par está conectado.</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>O último par saiu.</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>{share}% já está aqui.</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>Os limites de velocidade foram retirados.</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>Limitado a {down} para baixar e {up} para enviar.</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>Agora está em {folder}.</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>Lendo para criar o ID.</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>Procurando alguém que o tenha.</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>Baixando.</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>Verificando o que está no disco.</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>Compartilhado.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Em pausa.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Parado.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Baixando</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Parados</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
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
        <translation>pedida</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>chegando</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>sendo verificada</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificada</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>falhou na verificação</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperando</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Verificando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Parado</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>um instante</translation>
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
            <numerusform>{n} dia</numerusform>
            <numerusform>{n} dias</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>ontem às {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>hoje às {time}</translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation>{day} {month} às {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation>
            <numerusform>Há um ID do Shoal na área de transferência.</numerusform>
            <numerusform>Há {n} IDs do Shoal na área de transferência.</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Nova transferência</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>faltam {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>preparando</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>verificando</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} de {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>lendo o arquivo para criar o ID</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>lendo de novo do disco</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>pronto para continuar</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>Algo deu errado; aperte reproduzir para tentar de novo</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Movendo</translation>
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
        <translation>pronto para quem tiver o ID</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>conectando aos pares</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n} arquivo</numerusform>
            <numerusform>{n} arquivos</numerusform>
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
        <translation>adicionado {when}</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>Tamanho ainda desconhecido</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>down</source>
        <translation>recebidos</translation>
    </message>
    <message>
        <source>up</source>
        <translation>enviados</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>Parte {number} de {all}</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>todas as {all} verificadas</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>{done} de {all} verificadas</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>será conhecido quando o arquivo for lido</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>será conhecido quando alguém for encontrado</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>parado</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primeiro</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Por último</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>Arquivos {first} a {last} de {all} · {done} completos</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>todos os {all} completos</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>{done} de {all} completos</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>Aponte para um arquivo, ou percorra-os com as setas, para ver quanto já chegou. Um clique duplo ou Enter mostra as suas partes. Mais e menos mudam o tamanho.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Um arquivo</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>completo</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Não desejado</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>na sua rede</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>faz você esperar</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>espera por você</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>em silêncio</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>programa desconhecido</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>{down} dele, {up} para ele</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>Conectado · {n} nó DHT</numerusform>
            <numerusform>Conectado · {n} nós DHT</numerusform>
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
        <translation>Procurando outros computadores</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>Os downloads vão para {folder}.</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>Os downloads vão para a sua pasta de downloads.</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>Em Configurações, no canto superior direito, mudam-se a pasta e a velocidade.</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>Quem tem um ID pode obter esse arquivo e vê o endereço deste computador, na sua rede também o nome; nada mais.</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>Estes limites valem agora.</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>Estes limites não valem agora; valem os de cima.</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>Escutando em {places}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Sem escutar</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>Não há espaço suficiente ali: são necessários {needed}, há {free} livres. Escolha outra pasta ou libere espaço antes.</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>seu</translation>
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
            <numerusform>{n} publicador</numerusform>
            <numerusform>{n} publicadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>Pode fechar: {n} outro computador tem tudo.</numerusform>
            <numerusform>Pode fechar: {n} outros computadores têm tudo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>Deixe o Shoal aberto: só você tem tudo, {n} outro ainda está recebendo.</numerusform>
            <numerusform>Deixe o Shoal aberto: só você tem tudo, {n} outros ainda estão recebendo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>Só você o tem: outros podem obtê-lo enquanto o Shoal estiver aberto.</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>Outros podem obtê-lo de você enquanto o Shoal estiver aberto.</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>{n} computador tem tudo.</numerusform>
            <numerusform>{n} computadores têm tudo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>Ninguém tem tudo agora; {n} computador tem partes.</numerusform>
            <numerusform>Ninguém tem tudo agora; {n} computadores têm partes.</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>pode fechar</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>deixe aberto</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>só você o tem</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · {free} livres</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Começar já</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Parar de procurar</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Parar a leitura</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Pedir</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>Ver pares</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>Mudar limite…</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Outra pasta…</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>Compartilhar de novo</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>É lido uma vez para criar o ID; depois é compartilhado.</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>Espera a sua vez: {n} download vem antes.</numerusform>
            <numerusform>Espera a sua vez: {n} downloads vêm antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>Espera a sua vez: é o próximo.</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>Você o pausou.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>Ninguém que o tenha está on-line. O Shoal continua procurando e começa sozinho.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>Ninguém que o tenha está on-line. Continua sozinho quando alguém aparecer.</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>Alguém que o tem foi encontrado; conectando.</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>Ninguém que o tem responde. O Shoal tenta de novo sozinho.</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>Todos que o têm estão enviando a outros agora; a sua vez chega sozinha.</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>Um limite de velocidade o segura.</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>Conectado, mas nada chega; outros que o têm estão sendo procurados.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>{n} parte não está com ninguém on-line, vista pela última vez {when}.</numerusform>
            <numerusform>{n} partes não estão com ninguém on-line, vistas pela última vez {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>{n} parte não está com ninguém on-line.</numerusform>
            <numerusform>{n} partes não estão com ninguém on-line.</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>Isso não funcionou. Tente de novo.</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>O Shoal cometeu um erro aqui. Tente de novo; se ele voltar, avise-nos.</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>Compartilhando “{name}”. O ID foi copiado: envie-o a quem quiser.</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>Compartilhando {n} item. O ID foi copiado.</numerusform>
            <numerusform>Compartilhando {n} itens. Os IDs foram copiados, um por linha.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>ninguém on-line o tem agora</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>{n} computador o tem</numerusform>
            <numerusform>{n} computadores o têm</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>Nada em movimento</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>Abrir o Shoal</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>Compartilhar arquivos…</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>Colar um ID</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar tudo</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Continuar tudo</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>Outros limites</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>Sair do Shoal</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar na pasta</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Seguidos</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Seus</translation>
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
        <translation>Ver “{name}”</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Mais ações</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>Deixar de seguir</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>Seguir quem publicou</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Mostrar de novo</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>Bloquear quem publicou</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Ligar</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>Uma lista pública do que as pessoas compartilham</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>Está desligado. Quando ligado, este computador mantém uma lista do que outros publicam, e você pode buscar nela. Nada é baixado sozinho.</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>Outros veem que este computador participa. O que você publica, e só isso, pode ser lido por todos, leva o nome deste computador na rede e não pode ser retirado de toda parte.</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>Buscar no catálogo…</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Buscar no catálogo</translation>
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
        <translation>Desligar</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>O que publicar</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Etiquetas, separadas por vírgulas</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrição</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>Publicar para todos</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>Todos podem ler, e não pode ser retirado de toda parte.</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>Ainda não chegou nada. O que os outros publicam aparece aqui sozinho.</translation>
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
        <translation>Compartilhe algo primeiro: nada aqui está completo.</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>Copiar ID</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>virá quando o arquivo for lido</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar link</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Envio</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>Enviado no total</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Proporção</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tempo restante</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>Ainda não há ninguém conectado</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Arquivos</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>Mostrar suas partes</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>O que aconteceu</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>Nada ainda desde que o Shoal foi iniciado</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>Recente</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>Escolha uma transferência para ver como ela está.</translation>
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
        <translation>Solte aqui arquivos para compartilhar</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>Solte aqui arquivos para compartilhar, ou aperte para escolhê-los</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>eles ficam neste computador</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Escolher arquivos…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Escolher uma pasta…</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>Solte aqui arquivos ou uma pasta para compartilhá-los</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>Eles vão direto deste computador para quem tem o ID. Sem conta e sem enviar a servidores.</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>Alguém lhe deu um ID?</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>Cole-o</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Solte</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>o ID é copiado para você</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>Envie o ID</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>por chat ou e-mail</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>Chega</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>cada parte é verificada</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>Solte para compartilhar {n} item</numerusform>
            <numerusform>Solte para compartilhar {n} itens</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>o ID é copiado na hora</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>Cole um ID ou um link para baixar…</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>ID ou link para baixar</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>Usar o tema claro</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>Usar o tema escuro</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>ninguém a tem</translation>
    </message>
    <message>
        <source>one</source>
        <translation>um</translation>
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
        <translation>16 ou mais</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>Cores: {list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>Não há nenhum ID do Shoal na área de transferência. Um ID tem 64 caracteres, 0–9 e a–f; copie-o e cole de novo.</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>Compartilhar arquivos</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>Compartilhar uma pasta</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Salvar em</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Ainda não se sabe</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>Partes {first} a {last} de {all} · {done} verificadas</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>{size} a partir de {offset}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>Verificada: a soma está certa. Enviada por {who}.</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>Verificada: a soma está certa.</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>Está toda aqui; a soma está sendo verificada.</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>Chegando de {who}.</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>Chegando.</translation>
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
        <translation>A soma estava errada; é buscada de novo.</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>Ainda não pedida.</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>Começada {n} vez.</numerusform>
            <numerusform>Começada {n} vezes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>A soma esteve errada {n} vez</numerusform>
            <numerusform>A soma esteve errada {n} vezes</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}, a última {when}, enviada por {who}</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}, a última {when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>{who} a têm, e mais {n} em outro lugar.</numerusform>
            <numerusform>{who} a têm, e mais {n} em outros lugares.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>Pode ser obtida aqui: {who}.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>Ninguém conectado a tem; há {n} cópia em outro lugar.</numerusform>
            <numerusform>Ninguém conectado a tem; há {n} cópias em outros lugares.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>Não se sabe de mais ninguém que a tenha.</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>Não se sabe de ninguém que a tenha agora.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>mais {n}</numerusform>
            <numerusform>mais {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>Procurando {id}</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>Perguntando à rede o que é e quem o tem</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>Baixar “{name}”</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>você já o tem</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>você já tem {share}</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>Baixar {n}</numerusform>
            <numerusform>Baixar {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>Sem resposta para {id}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Prévia</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Mudar…</translation>
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
        <translation>Baixar quando houver alguém</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>O link, para ler da tela</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>Código QR do link para {name}</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>Velocidades dos últimos minutos</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>máximo {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>ainda sem tráfego</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>As velocidades dos últimos minutos aparecem aqui</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>últimos {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>Os arquivos ficam onde estão.</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>“{name}” foi retirado da lista.</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>Procurando quem o tem.</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>Onde está “{name}” agora?</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>{n} retirado da lista.</numerusform>
            <numerusform>{n} retirados da lista.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>Os arquivos ficam onde estão.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>Apagar {n} transferência e seus arquivos deste computador?</numerusform>
            <numerusform>Apagar {n} transferências e seus arquivos deste computador?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>Apagar “{name}” e seus arquivos deste computador?</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>Apagar o arquivo “{name}” deste computador?</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>{n} link copiado.</numerusform>
            <numerusform>{n} links copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>O link foi copiado: envie-o a alguém que talvez tenha “{name}”.</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>Salvar como arquivo .shoal</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>“{path}” não está mais ali.</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Mover para</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>“{name}” agora está em {folder}.</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>O ID de “{name}” foi copiado.</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>{n} ID copiado.</numerusform>
            <numerusform>{n} IDs copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>O link para “{name}” foi copiado.</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>Mostrar código QR</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>Salvar como arquivo .shoal…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>Próximo da fila</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>Limitar velocidade…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridade</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>Copiar IDs</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Copiar links</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>Reproduzir enquanto chega</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>Copiar endereço de reprodução</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Mover para…</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>Verificar os dados de novo</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Retirar da lista</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>Retirar e apagar arquivos…</translation>
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
        <translation>Escuro</translation>
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
        <translation>Ameixa</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Ardósia</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>Iniciar o Shoal ao entrar na sessão, ao lado do relógio</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>Manter este computador acordado enquanto algo é baixado</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>Avisar quando um download terminar</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>Avisar quando algo precisar da minha atenção</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>O Shoal envia arquivos diretamente de um computador a outro. É software livre sob a licença MIT; a janela é feita com Qt.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versões</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>Onde o Shoal guarda sua chave e sua lista</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Se algo der errado</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>O registro fica neste computador. Copie-o junto com as versões.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidade</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexão</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>Pelo relógio</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>seg</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>ter</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>qua</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>qui</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>sex</translation>
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
        <translation>Limite para baixar, quilobytes por segundo, 0 para nenhum</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>Limite para enviar, quilobytes por segundo, 0 para nenhum</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>Outro limite para baixar, quilobytes por segundo, 0 para nenhum</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>Outro limite para enviar, quilobytes por segundo, 0 para nenhum</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>Downloads ao mesmo tempo, 0 para qualquer número</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>qualquer número</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>Outros limites, para uma reunião ou o dia de trabalho</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>Downloads ao mesmo tempo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Das</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Às</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>Outros conseguem chegar a você?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>Computadores por onde começar, um HOST:PORTA por linha</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Outros programas</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>Porta, 0 para qualquer uma livre</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>qualquer uma livre</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>Pedir ao roteador que deixe outros entrar</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>Encontrar pessoas nesta rede</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>Permitir que programas deste computador usem o Shoal (API REST)</translation>
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
        <translation>Vale quando o Shoal se conecta de novo; as transferências continuam.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligada</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>As configurações não foram guardadas: {why}.</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>Continuar compartilhando ao lado do relógio quando a janela é fechada</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>Esta área de trabalho não mostra ícones ao lado do relógio.</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>Quando a janela não está na frente</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Cor</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Mostrar registro</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>Baixar no máximo</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>Enviar no máximo</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>Definir limites</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>Limites de velocidade</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>Limites de {n} transferência</numerusform>
            <numerusform>Limites de {n} transferências</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>Limites de “{name}”</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sem limite</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>Recebendo {down}, enviando {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Buscar transferências</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nada corresponde</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>Filtro: {name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>Ordem: {name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Ao contrário</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Ainda não há nada aqui</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferências</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>Não é possível mudar o início com a sessão: {why}.</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>Há um download em andamento</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} não é HOST:PORTA, por exemplo 192.0.2.7:52413.</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>Só este computador consegue chegar a você: o Shoal escuta em um endereço local. Tire --listen para deixar outros entrar.</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>Sem rede: tudo neste computador continua funcionando.</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>Outras pessoas conseguem chegar a você.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: o roteador abriu a porta {port}, mas ninguém passa. Permita o Shoal no firewall deste computador.</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>Outras pessoas conseguem chegar a você: o roteador abriu a porta {port}.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: este computador tem um endereço público, mas ninguém passa. Permita a porta {port} (TCP e UDP) no firewall deste computador ou da rede.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: este computador tem um endereço IPv6 público, mas ninguém passa. Permita a porta {port} (TCP e UDP) no firewall deste computador ou da rede.</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Outras pessoas provavelmente conseguem chegar a você: este computador tem um endereço público. Se não, permita a porta {port} (TCP e UDP) no firewall.</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>Outras pessoas com IPv6 provavelmente conseguem chegar a você: este computador tem um endereço IPv6 público. Se não, permita a porta {port} (TCP e UDP) no firewall.</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>Pessoas da sua rede conseguem chegar a você; o roteador está sendo solicitado a deixar outros entrar.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: não se pede ao roteador que abra uma porta (--no-portmap). Encaminhe a porta {port} (TCP e UDP) para este computador nas configurações do roteador.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: nenhum roteador leva dela à Internet.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: o seu roteador não abre portas sozinho. Encaminhe a porta {port} (TCP e UDP) para este computador nas configurações do roteador, ou ligue ali UPnP, NAT-PMP ou PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: o seu roteador se recusou a abrir uma porta ({why}). Encaminhe a porta {port} (TCP e UDP) para este computador nas configurações do roteador, ou permita ali UPnP, NAT-PMP ou PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: o roteador abriu a porta {port}, mas não tem endereço na Internet. Verifique se ele está on-line.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>Só pessoas da sua rede conseguem chegar a você: o roteador abriu a porta {port}, mas o endereço dele, {address}, não é público: há outro roteador à frente, muitas vezes o do provedor. Encaminhe a porta também lá, ou peça ao provedor um endereço público.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>A maioria das pessoas consegue chegar a você com a ajuda de outro par: o seu roteador não deixa ninguém entrar. Encaminhe a porta {port} (TCP e UDP) para este computador nas configurações do roteador, ou ligue ali UPnP, NAT-PMP ou PCP.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>A maioria das pessoas consegue chegar a você com a ajuda de outro par: um firewall não deixa ninguém entrar. Permita a porta {port} (TCP e UDP) no firewall deste computador ou da rede.</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>Nenhum outro Shoal é conhecido ainda: um link de um amigo conecta você.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>O disco está cheio e {path} não pode ser gravado; libere espaço nele.</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>O Shoal não pode usar {path}; mude as permissões ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} está em um disco só de leitura; torne-o gravável ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>O disco falhou enquanto {path} era usado; verifique a unidade e a conexão dela.</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} não está mais ali; devolva-o ou conecte a unidade de novo.</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>A unidade de rede com {path} não responde; conecte-a de novo.</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>Há arquivos abertos demais para usar {path}; feche outros programas ou aumente o limite.</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>O disco não comporta um arquivo tão grande quanto {path}; escolha outro disco.</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>O caminho {path} é longo demais para este disco; escolha uma pasta com caminho mais curto.</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>Há outra coisa onde {path} deveria ficar; escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>{path} não pôde ser usado ({why}); verifique o disco ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>Não há arquivo {path}; confira o nome.</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} não é um arquivo; escolha um arquivo ou uma pasta.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} não existe; confira o caminho.</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} é um dispositivo ou pipe, não um arquivo; escolha um arquivo.</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} passa de 16 TiB, o máximo para um arquivo; divida-o.</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>{path} mudou enquanto era lido; compartilhe-o de novo.</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>{path} mudou enquanto era lido; compartilhe-o de novo quando nada mais gravar nele.</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>{path} não tem o tamanho que deveria; baixe-o de novo.</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>{path} não contém arquivos; escolha uma pasta com arquivos.</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>Deixado de fora de {path}: {names}; só arquivos são compartilhados, não links para pastas, links quebrados, pipes nem dispositivos.</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>{path} contém mais de {most} arquivos; compartilhe as pastas uma a uma.</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>Contém {count} arquivos, e uma coleção pode ter {most}; compartilhe as pastas uma a uma.</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>{name} não pôde ser lido; continue para tentar de novo.</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>{name} ainda está sendo lido; retire-o para parar.</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>{name} está sendo lido; mova-o quando terminar.</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>{name} não pode ser movido para dentro de si mesmo; escolha outra pasta.</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} não é uma pasta; escolha uma que exista.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>{path} sumiu; devolva-o ou retire-o da lista.</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} é seu, por isso fica no disco.</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>Foi movido, mas nem todos os arquivos antigos puderam sair: {why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>Este link está danificado: o ID não tem 64 caracteres de 0-9 e a-f; copie-o de novo.</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} não é um ID de arquivo ({why}); um ID tem 64 caracteres de 0-9 e a-f.</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>Ninguém que o tenha foi encontrado. Pode estar off-line agora: baixe mesmo assim, e começa assim que alguém o tiver.</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>O catálogo está desligado; ligue-o primeiro.</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} não está completo aqui; poderá ser publicado quando estiver.</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>É possível seguir no máximo {most} publicadores; deixe de seguir um antes.</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>Outro programa já escuta em {place}; encerre-o ou escolha outra porta com --listen.</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>O computador {host} por onde começar não é conhecido: confira a escrita de --bootstrap {place} e a rede. Continua-se tentando.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>O Shoal já roda em {home} (processo {pid}) sem a API: use aquele, encerre-o ou escolha outra pasta com --home.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>O Shoal já roda em {home}: use aquele, encerre-o ou escolha outra pasta com --home.</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>A pasta {home} não pode ser usada: {why}.</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>Não há arquivos para compartilhar nela; escolha uma pasta com arquivos.</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>A lista de arquivos é longa demais; compartilhe as pastas uma a uma.</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>Nenhum ID foi dado; um ID tem 64 caracteres de 0-9 e a-f.</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>O caminho {path} é longo demais para compartilhar; encurte os nomes das pastas.</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} é sua própria pasta; nada dela é baixado.</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>A lista de arquivos ainda não está aqui; escolha quando estiver.</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>Pelo menos um arquivo deve ser desejado; pause ou retire a transferência.</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>{path} mudou desde que foi compartilhado; compartilhe-o de novo para oferecer a versão nova.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>{path} sumiu; devolva-o e continue, ou compartilhe-o de onde está agora.</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>Há outro arquivo em {path}; o download recomeça.</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>A lista da pasta dá um tamanho falso a {path}; não pode ser baixada.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>O Shoal cometeu um erro ({error}); continue.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>O Shoal cometeu um erro ({error}); continue para tentar de novo.</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>{name} foi movido; agora é compartilhado a partir de {where}.</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>O que foi retirado de {name} não é baixado de novo ({files}); escolha-o na lista de arquivos para tê-lo de volta.</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>{name} foi removido nesse meio-tempo.</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>Essa parte não está aqui e o download está pausado; continue.</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} não espera a vez.</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>{path} não é mais o que foi baixado; continue para baixá-lo de novo.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>{path} sumiu; devolva-o ou continue para baixá-lo de novo.</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>{path} não está como o Shoal o deixou; continue para baixá-lo de novo.</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} está menor do que era; compartilhe-o de novo.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>{path} foi substituído por outra coisa; verifique-o de novo.</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>{path} foi cortado; verifique-o de novo.</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>{path} mudou enquanto era movido; tente de novo.</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} não é o que foi gravado; verifique esse disco.</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>A chave de identidade {path} está danificada. Restaure-a de uma cópia, ou tire-a dali para este computador assumir uma nova identidade.</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>A chave de identidade {path} não pode ser usada: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>Não é possível escutar em {place}: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>Não é possível escutar em {place}: {why}; escolha outro endereço ou outra porta com --listen.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>A lista de transferências estava danificada e fica guardada como {path}; ela está de novo como na última vez em que o Shoal foi iniciado ou encerrado.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>A lista de transferências estava danificada e fica guardada como {path}; compartilhe ou cole de novo o que falta: o que já está no disco não é baixado outra vez.</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>A biblioteca {path} está danificada; reinicie o Shoal para reconstruí-la.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>O disco está cheio e {path} não pode ser gravado; libere espaço.</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>Outro programa usa a biblioteca {path}; feche-o.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>A biblioteca {path} não pode ser gravada; verifique as permissões.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>O disco falhou enquanto {path} era usado; verifique a unidade.</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>A biblioteca {path} é de um Shoal mais novo; atualize o Shoal para abri-la.</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>Um computador pode ter {most} entradas no catálogo, contando as retiradas na última semana; retire uma e espere, ou publique uma pasta.</translation>
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
        <translation>Nenhum</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>{n} de {all} arquivos, {size}</numerusform>
            <numerusform>{n} de {all} arquivos, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>Arquivos para baixar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Diminuir</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>Raridade</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>Sombrear as partes conforme quantos outros as têm</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetição</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>Mostrar como as partes chegaram</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos os arquivos</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>Nenhuma parte veio de outros</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>Amplie para vê-los um a um.</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>Clique duas vezes ou pressione Enter para ver as suas partes.</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>Uma parte</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>Aponte para uma parte, ou percorra-as com as setas, para ver quem a tem, quem a envia e se a soma estava certa. Mais e menos ampliam e diminuem.</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>Reproduzir o download</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>Momento do download</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Voltar ao agora</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>“{name}” está agora no catálogo.</translation>
    </message>
</context>
</TS>
