<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Not started</source>
        <translation>لم يبدأ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Playing while it arrives needs the API, which is switched off.</source>
        <translation>التشغيل أثناء الوصول يحتاج إلى واجهة API، وهي متوقفة.</translation>
    </message>
    <message>
        <source>There is no Shoal ID in {file}.</source>
        <translation>لا يوجد معرّف Shoal في {file}.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>تعذّرت كتابة {file}: {why}.</translation>
    </message>
    <message>
        <source>Saved {file}. Whoever opens it in Shoal can download the file.</source>
        <translation>حُفظ {file}. من يفتحه في Shoal يمكنه تنزيل الملف.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>تعذّرت قراءة {file}: {why}.</translation>
    </message>
    <message>
        <source>The API token is copied. Keep it to yourself.</source>
        <translation>نُسخ رمز API. احتفظ به لنفسك.</translation>
    </message>
    <message>
        <source>Versions, state and the end of the log are copied.</source>
        <translation>نُسخت الإصدارات والحالة ونهاية السجل.</translation>
    </message>
    <message>
        <source>There is no log yet.</source>
        <translation>لا يوجد سجل بعد.</translation>
    </message>
    <message>
        <source>“{name}” is here, complete and checked. You are sharing it now.</source>
        <translation>وصل «{name}» كاملًا وتم التحقق منه. أنت تشاركه الآن.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>The address is copied. Open it in a media player on this computer.</source>
        <translation>نُسخ العنوان. افتحه في مشغّل وسائط على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>No program opens it. Copy the play address instead.</source>
        <translation>لا يوجد برنامج يفتحه. انسخ عنوان التشغيل بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>has {share}%</source>
        <translation>لديه {share}٪</translation>
    </message>
    <message>
        <source>Read; its ID is {id}. It is shared from now on.</source>
        <translation>تمت القراءة؛ معرّفه {id}. تبدأ مشاركته من الآن.</translation>
    </message>
    <message>
        <source>Complete: all {size} are here and checked.</source>
        <translation>اكتمل: وصلت {size} كلها وتم التحقق منها.</translation>
    </message>
    <message>
        <source>Waiting for its turn.</source>
        <translation>ينتظر دوره.</translation>
    </message>
    <message>
        <source>Its files are being moved.</source>
        <translation>يجري نقل ملفاته.</translation>
    </message>
    <message>
        <source>It moves again.</source>
        <translation>عاد إلى الحركة.</translation>
    </message>
    <message>
        <source>The first peer is connected.</source>
        <translation>اتصل أول قرين.</translation>
    </message>
    <message>
        <source>The last peer left.</source>
        <translation>غادر آخر قرين.</translation>
    </message>
    <message>
        <source>{share}% is here.</source>
        <translation>وصل {share}٪.</translation>
    </message>
    <message>
        <source>Its speed limits are off.</source>
        <translation>أُلغيت حدود السرعة.</translation>
    </message>
    <message>
        <source>Limited to {down} down, {up} up.</source>
        <translation>محدود بـ {down} تنزيلًا و{up} رفعًا.</translation>
    </message>
    <message>
        <source>It is in {folder} now.</source>
        <translation>هو الآن في {folder}.</translation>
    </message>
    <message>
        <source>Reading it to make its ID.</source>
        <translation>تجري قراءته لإنشاء معرّفه.</translation>
    </message>
    <message>
        <source>Looking for somebody who has it.</source>
        <translation>يجري البحث عمّن يملكه.</translation>
    </message>
    <message>
        <source>Downloading.</source>
        <translation>يجري التنزيل.</translation>
    </message>
    <message>
        <source>Checking what is on disk.</source>
        <translation>يجري فحص ما على القرص.</translation>
    </message>
    <message>
        <source>Shared.</source>
        <translation>تتم مشاركته.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>متوقف مؤقتًا.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>متوقف.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>مشاركة</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>متعثرة</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>تاريخ الإضافة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>الطابور</translation>
    </message>
    <message>
        <source>B</source>
        <translation>بايت</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>ك.ب</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>م.ب</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>ج.ب</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>ت.ب</translation>
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
        <translation>ناقصة</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>مطلوبة</translation>
    </message>
    <message>
        <source>arriving</source>
        <translation>تصل الآن</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>قيد التحقق</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>تم التحقق منها</translation>
    </message>
    <message>
        <source>failed its check</source>
        <translation>فشل التحقق</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>قيد الفحص</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/ث</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share}٪</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>لحظة</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} د</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س {minutes} د</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} س</translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <comment>{n} day</comment>
        <translation>
            <numerusform>أقل من يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>{n} أيام</numerusform>
            <numerusform>{n} يومًا</numerusform>
            <numerusform>{n} يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>أمس الساعة {time}</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>اليوم الساعة {time}</translation>
    </message>
    <message>
        <source>{day} {month} at {time}</source>
        <translation>{day} {month} الساعة {time}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message numerus="yes">
        <source>There are {n} Shoal IDs on the clipboard.</source>
        <comment>There is a Shoal ID on the clipboard.</comment>
        <translation>
            <numerusform>لا توجد معرّفات Shoal في الحافظة.</numerusform>
            <numerusform>يوجد معرّف Shoal في الحافظة.</numerusform>
            <numerusform>يوجد معرّفا Shoal في الحافظة.</numerusform>
            <numerusform>توجد {n} معرّفات Shoal في الحافظة.</numerusform>
            <numerusform>يوجد {n} معرّف Shoal في الحافظة.</numerusform>
            <numerusform>يوجد {n} معرّف Shoal في الحافظة.</numerusform>
        </translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>نقل جديد</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>قيد الفحص</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} من {all}</translation>
    </message>
    <message>
        <source>reading the file to make its ID</source>
        <translation>تجري قراءة الملف لإنشاء معرّفه</translation>
    </message>
    <message>
        <source>reading it from disk again</source>
        <translation>تُعاد قراءته من القرص</translation>
    </message>
    <message>
        <source>ready to resume</source>
        <translation>جاهز للاستئناف</translation>
    </message>
    <message>
        <source>Something went wrong; press play to try again</source>
        <translation>حدث خطأ ما؛ اضغط تشغيل للمحاولة من جديد</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>نقل</translation>
    </message>
    <message numerus="yes">
        <source>{n} peers</source>
        <comment>{n} peer</comment>
        <translation>
            <numerusform>لا أقران</numerusform>
            <numerusform>قرين واحد</numerusform>
            <numerusform>قرينان</numerusform>
            <numerusform>{n} أقران</numerusform>
            <numerusform>{n} قرينًا</numerusform>
            <numerusform>{n} قرين</numerusform>
        </translation>
    </message>
    <message>
        <source>ready for anyone with the ID</source>
        <translation>جاهز لكل من لديه المعرّف</translation>
    </message>
    <message>
        <source>connecting to peers</source>
        <translation>يجري الاتصال بالأقران</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>{n} ملفات</numerusform>
            <numerusform>{n} ملفًا</numerusform>
            <numerusform>{n} ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of {size}</source>
        <comment>{n} piece of {size}</comment>
        <translation>
            <numerusform>لا قطع بحجم {size}</numerusform>
            <numerusform>قطعة واحدة بحجم {size}</numerusform>
            <numerusform>قطعتان بحجم {size}</numerusform>
            <numerusform>{n} قطع بحجم {size}</numerusform>
            <numerusform>{n} قطعة بحجم {size}</numerusform>
            <numerusform>{n} قطعة بحجم {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>added {when}</source>
        <translation>أُضيف {when}</translation>
    </message>
    <message>
        <source>Size not known yet</source>
        <translation>الحجم غير معروف بعد</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>down</source>
        <translation>تنزيلًا</translation>
    </message>
    <message>
        <source>up</source>
        <translation>رفعًا</translation>
    </message>
    <message>
        <source>Piece {number} of {all}</source>
        <translation>القطعة {number} من {all}</translation>
    </message>
    <message>
        <source>all {all} verified</source>
        <translation>تم التحقق من {all} كلها</translation>
    </message>
    <message>
        <source>{done} of {all} verified</source>
        <translation>تم التحقق من {done} من {all}</translation>
    </message>
    <message>
        <source>known when the file is read</source>
        <translation>تُعرف عند قراءة الملف</translation>
    </message>
    <message>
        <source>known when somebody is found</source>
        <translation>تُعرف عند العثور على أحد</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>خامل</translation>
    </message>
    <message>
        <source>First</source>
        <translation>أولًا</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>أخيرًا</translation>
    </message>
    <message>
        <source>Files {first} to {last} of {all} · {done} complete</source>
        <translation>الملفات {first} إلى {last} من {all} · اكتمل {done}</translation>
    </message>
    <message>
        <source>all {all} complete</source>
        <translation>اكتملت {all} كلها</translation>
    </message>
    <message>
        <source>{done} of {all} complete</source>
        <translation>اكتمل {done} من {all}</translation>
    </message>
    <message>
        <source>Point at a file, or go through them with the arrow keys, to see how far it is. A double-click, or Return, shows its pieces. Plus and minus zoom.</source>
        <translation>أشر إلى ملف، أو تنقّل بينها بمفاتيح الأسهم، لترى مدى اكتماله. النقر المزدوج أو Enter يعرض قطعه. الزائد والناقص للتكبير والتصغير.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>ملف واحد</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>غير مطلوب</translation>
    </message>
    <message>
        <source>on your network</source>
        <translation>على شبكتك</translation>
    </message>
    <message>
        <source>lets you wait</source>
        <translation>يجعلك تنتظر</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>ينتظرك</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>صامت</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>برنامج غير معروف</translation>
    </message>
    <message>
        <source>{down} from it, {up} to it</source>
        <translation>{down} منه، {up} إليه</translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} DHT nodes</source>
        <comment>Connected · {n} DHT node</comment>
        <translation>
            <numerusform>متصل · لا عُقد DHT</numerusform>
            <numerusform>متصل · عقدة DHT واحدة</numerusform>
            <numerusform>متصل · عقدتا DHT</numerusform>
            <numerusform>متصل · {n} عُقد DHT</numerusform>
            <numerusform>متصل · {n} عقدة DHT</numerusform>
            <numerusform>متصل · {n} عقدة DHT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected · {n} peers</source>
        <comment>Connected · {n} peer</comment>
        <translation>
            <numerusform>متصل · لا أقران</numerusform>
            <numerusform>متصل · قرين واحد</numerusform>
            <numerusform>متصل · قرينان</numerusform>
            <numerusform>متصل · {n} أقران</numerusform>
            <numerusform>متصل · {n} قرينًا</numerusform>
            <numerusform>متصل · {n} قرين</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for other computers</source>
        <translation>يجري البحث عن حواسيب أخرى</translation>
    </message>
    <message>
        <source>Downloads go to {folder}.</source>
        <translation>تُحفظ التنزيلات في {folder}.</translation>
    </message>
    <message>
        <source>Downloads go to your download folder.</source>
        <translation>تُحفظ التنزيلات في مجلد التنزيلات.</translation>
    </message>
    <message>
        <source>Settings, at the top right, change the folder and the speed.</source>
        <translation>من الإعدادات، في أعلى اليسار، يمكن تغيير المجلد والسرعة.</translation>
    </message>
    <message>
        <source>Whoever has an ID can fetch that file and sees this computer&apos;s address, on your network also its name; nothing else.</source>
        <translation>كل من لديه معرّف يمكنه جلب ذلك الملف ويرى عنوان هذا الحاسوب، وعلى شبكتك اسمه أيضًا؛ ولا شيء آخر.</translation>
    </message>
    <message>
        <source>These limits apply now.</source>
        <translation>هذه الحدود سارية الآن.</translation>
    </message>
    <message>
        <source>These limits do not apply now; the ones above do.</source>
        <translation>هذه الحدود غير سارية الآن؛ السارية هي التي فوقها.</translation>
    </message>
    <message>
        <source>Listening on {places}</source>
        <translation>يستمع على {places}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>لا يستمع</translation>
    </message>
    <message>
        <source>Not enough room there: {needed} are needed, {free} are free. Choose another folder, or make room first.</source>
        <translation>لا توجد مساحة كافية هناك: المطلوب {needed} والمتاح {free}. اختر مجلدًا آخر أو وفّر مساحة أولًا.</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>لك</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>من {who}</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>متابَع</translation>
    </message>
    <message numerus="yes">
        <source>{n} entries</source>
        <comment>{n} entry</comment>
        <translation>
            <numerusform>لا مداخل</numerusform>
            <numerusform>مدخل واحد</numerusform>
            <numerusform>مدخلان</numerusform>
            <numerusform>{n} مداخل</numerusform>
            <numerusform>{n} مدخلًا</numerusform>
            <numerusform>{n} مدخل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} publishers</source>
        <comment>{n} publisher</comment>
        <translation>
            <numerusform>لا ناشرين</numerusform>
            <numerusform>ناشر واحد</numerusform>
            <numerusform>ناشران</numerusform>
            <numerusform>{n} ناشرين</numerusform>
            <numerusform>{n} ناشرًا</numerusform>
            <numerusform>{n} ناشر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Safe to close: {n} other computers have all of it.</source>
        <comment>Safe to close: {n} other computer has all of it.</comment>
        <translation>
            <numerusform>لا يملكه كاملًا حاسوب آخر.</numerusform>
            <numerusform>يمكنك الإغلاق: حاسوب آخر يملكه كاملًا.</numerusform>
            <numerusform>يمكنك الإغلاق: حاسوبان آخران يملكانه كاملًا.</numerusform>
            <numerusform>يمكنك الإغلاق: {n} حواسيب أخرى تملكه كاملًا.</numerusform>
            <numerusform>يمكنك الإغلاق: {n} حاسوبًا آخر تملكه كاملًا.</numerusform>
            <numerusform>يمكنك الإغلاق: {n} حاسوب آخر تملكه كاملًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Shoal open: only you have all of it, {n} others are still fetching it.</source>
        <comment>Keep Shoal open: only you have all of it, {n} other is still fetching it.</comment>
        <translation>
            <numerusform>أبقِ Shoal مفتوحًا: أنت وحدك تملكه كاملًا.</numerusform>
            <numerusform>أبقِ Shoal مفتوحًا: أنت وحدك تملكه كاملًا، وما زال شخص آخر يجلبه.</numerusform>
            <numerusform>أبقِ Shoal مفتوحًا: أنت وحدك تملكه كاملًا، وما زال شخصان آخران يجلبانه.</numerusform>
            <numerusform>أبقِ Shoal مفتوحًا: أنت وحدك تملكه كاملًا، وما زال {n} آخرين يجلبونه.</numerusform>
            <numerusform>أبقِ Shoal مفتوحًا: أنت وحدك تملكه كاملًا، وما زال {n} آخرون يجلبونه.</numerusform>
            <numerusform>أبقِ Shoal مفتوحًا: أنت وحدك تملكه كاملًا، وما زال {n} آخرون يجلبونه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you have it: others can get it while Shoal is open.</source>
        <translation>أنت وحدك تملكه: يمكن للآخرين جلبه ما دام Shoal مفتوحًا.</translation>
    </message>
    <message>
        <source>Others can get it from you while Shoal is open.</source>
        <translation>يمكن للآخرين جلبه منك ما دام Shoal مفتوحًا.</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have all of it.</source>
        <comment>{n} computer has all of it.</comment>
        <translation>
            <numerusform>لا حاسوب يملكه كاملًا.</numerusform>
            <numerusform>حاسوب واحد يملكه كاملًا.</numerusform>
            <numerusform>حاسوبان يملكانه كاملًا.</numerusform>
            <numerusform>{n} حواسيب تملكه كاملًا.</numerusform>
            <numerusform>{n} حاسوبًا تملكه كاملًا.</numerusform>
            <numerusform>{n} حاسوب تملكه كاملًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has all of it now; {n} computers have parts.</source>
        <comment>Nobody has all of it now; {n} computer has a part.</comment>
        <translation>
            <numerusform>لا أحد يملكه كاملًا الآن.</numerusform>
            <numerusform>لا أحد يملكه كاملًا الآن؛ حاسوب واحد يملك أجزاء منه.</numerusform>
            <numerusform>لا أحد يملكه كاملًا الآن؛ حاسوبان يملكان أجزاء منه.</numerusform>
            <numerusform>لا أحد يملكه كاملًا الآن؛ {n} حواسيب تملك أجزاء منه.</numerusform>
            <numerusform>لا أحد يملكه كاملًا الآن؛ {n} حاسوبًا تملك أجزاء منه.</numerusform>
            <numerusform>لا أحد يملكه كاملًا الآن؛ {n} حاسوب تملك أجزاء منه.</numerusform>
        </translation>
    </message>
    <message>
        <source>safe to close</source>
        <translation>يمكن الإغلاق</translation>
    </message>
    <message>
        <source>keep open</source>
        <translation>أبقه مفتوحًا</translation>
    </message>
    <message>
        <source>only you have it</source>
        <translation>أنت وحدك تملكه</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · المتاح {free}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>ابدأ الآن</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>أوقف البحث</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>إيقاف القراءة</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>اطلبه</translation>
    </message>
    <message>
        <source>Show peers</source>
        <translation>عرض الأقران</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>جرّب الآن</translation>
    </message>
    <message>
        <source>Change limit…</source>
        <translation>تغيير الحد…</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>Share again</source>
        <translation>المشاركة من جديد</translation>
    </message>
    <message>
        <source>It is read once to make its ID; then it is shared.</source>
        <translation>يُقرأ مرة واحدة لإنشاء معرّفه، ثم تبدأ مشاركته.</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its turn: {n} downloads come first.</source>
        <comment>Waits for its turn: {n} download comes first.</comment>
        <translation>
            <numerusform>ينتظر دوره.</numerusform>
            <numerusform>ينتظر دوره: قبله تنزيل واحد.</numerusform>
            <numerusform>ينتظر دوره: قبله تنزيلان.</numerusform>
            <numerusform>ينتظر دوره: قبله {n} تنزيلات.</numerusform>
            <numerusform>ينتظر دوره: قبله {n} تنزيلًا.</numerusform>
            <numerusform>ينتظر دوره: قبله {n} تنزيل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn: it is the next.</source>
        <translation>ينتظر دوره: هو التالي.</translation>
    </message>
    <message>
        <source>You paused it.</source>
        <translation>أوقفته أنت مؤقتًا.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. Shoal keeps looking, and starts by itself.</source>
        <translation>لا أحد ممن يملكونه متصل. يواصل Shoal البحث ويبدأ من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Nobody who has it is online. It goes on by itself when somebody comes.</source>
        <translation>لا أحد ممن يملكونه متصل. سيتابع من تلقاء نفسه عندما يأتي أحد.</translation>
    </message>
    <message>
        <source>Somebody who has it was found; connecting.</source>
        <translation>عُثر على من يملكه؛ يجري الاتصال.</translation>
    </message>
    <message>
        <source>Nobody who is known to have it answers. It is tried again by itself.</source>
        <translation>لا يجيب أحد ممن يُعرف أنه يملكه. تُعاد المحاولة من تلقاء نفسها.</translation>
    </message>
    <message>
        <source>Everybody who has it is sending to others now; your turn comes by itself.</source>
        <translation>كل من يملكونه يرسلون إلى آخرين الآن؛ سيأتي دورك من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>A speed limit holds it back.</source>
        <translation>يعيقه حد للسرعة.</translation>
    </message>
    <message>
        <source>Connected, and yet nothing comes; others who have it are being looked for.</source>
        <translation>متصل ومع ذلك لا يصل شيء؛ يجري البحث عن آخرين يملكونه.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online, last seen {when}.</source>
        <comment>{n} piece has no holder online, last seen {when}.</comment>
        <translation>
            <numerusform>كل القطع متوفرة، آخر ظهور {when}.</numerusform>
            <numerusform>قطعة واحدة ليست عند أحد متصل، آخر ظهور {when}.</numerusform>
            <numerusform>قطعتان ليستا عند أحد متصل، آخر ظهور {when}.</numerusform>
            <numerusform>{n} قطع ليست عند أحد متصل، آخر ظهور {when}.</numerusform>
            <numerusform>{n} قطعة ليست عند أحد متصل، آخر ظهور {when}.</numerusform>
            <numerusform>{n} قطعة ليست عند أحد متصل، آخر ظهور {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces have no holder online.</source>
        <comment>{n} piece has no holder online.</comment>
        <translation>
            <numerusform>كل القطع متوفرة.</numerusform>
            <numerusform>قطعة واحدة ليست عند أحد متصل.</numerusform>
            <numerusform>قطعتان ليستا عند أحد متصل.</numerusform>
            <numerusform>{n} قطع ليست عند أحد متصل.</numerusform>
            <numerusform>{n} قطعة ليست عند أحد متصل.</numerusform>
            <numerusform>{n} قطعة ليست عند أحد متصل.</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work. Please try again.</source>
        <translation>لم ينجح ذلك. حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Shoal made a mistake here. Please try again; if it comes back, please report it.</source>
        <translation>أخطأ Shoal هنا. حاول مرة أخرى؛ وإن تكرر فأبلغ عنه.</translation>
    </message>
    <message>
        <source>Sharing “{name}”. Its ID is copied: send it to anyone.</source>
        <translation>تتم مشاركة «{name}». نُسخ معرّفه: أرسله إلى من تشاء.</translation>
    </message>
    <message numerus="yes">
        <source>Sharing {n} items. Their IDs are copied, one per line.</source>
        <comment>Sharing {n} item. Its ID is copied.</comment>
        <translation>
            <numerusform>لا عناصر للمشاركة.</numerusform>
            <numerusform>تتم مشاركة عنصر واحد. نُسخ معرّفه.</numerusform>
            <numerusform>تتم مشاركة عنصرين. نُسخ معرّفاهما، واحد في كل سطر.</numerusform>
            <numerusform>تتم مشاركة {n} عناصر. نُسخت معرّفاتها، واحد في كل سطر.</numerusform>
            <numerusform>تتم مشاركة {n} عنصرًا. نُسخت معرّفاتها، واحد في كل سطر.</numerusform>
            <numerusform>تتم مشاركة {n} عنصر. نُسخت معرّفاتها، واحد في كل سطر.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody online has it now</source>
        <translation>لا أحد متصل يملكه الآن</translation>
    </message>
    <message numerus="yes">
        <source>{n} computers have it</source>
        <comment>{n} computer has it</comment>
        <translation>
            <numerusform>لا حاسوب يملكه</numerusform>
            <numerusform>حاسوب واحد يملكه</numerusform>
            <numerusform>حاسوبان يملكانه</numerusform>
            <numerusform>{n} حواسيب تملكه</numerusform>
            <numerusform>{n} حاسوبًا تملكه</numerusform>
            <numerusform>{n} حاسوب تملكه</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>لا شيء يتحرك</translation>
    </message>
    <message>
        <source>Open Shoal</source>
        <translation>افتح Shoal</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>مشاركة ملفات…</translation>
    </message>
    <message>
        <source>Paste an ID</source>
        <translation>لصق معرّف</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>إيقاف الكل مؤقتًا</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>استئناف الكل</translation>
    </message>
    <message>
        <source>Other limits</source>
        <translation>الحدود الأخرى</translation>
    </message>
    <message>
        <source>Quit Shoal</source>
        <translation>إنهاء Shoal</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>المتابَعة</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>لك</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>المخفية</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Look at “{name}”</source>
        <translation>معاينة «{name}»</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>إجراءات أخرى</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>سحبه</translation>
    </message>
    <message>
        <source>Follow no more</source>
        <translation>إلغاء المتابعة</translation>
    </message>
    <message>
        <source>Follow its publisher</source>
        <translation>متابعة ناشره</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>إظهاره من جديد</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>إخفاؤه</translation>
    </message>
    <message>
        <source>Block its publisher</source>
        <translation>حظر ناشره</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>الفهرس</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>تشغيله</translation>
    </message>
    <message>
        <source>A public list of what people share</source>
        <translation>قائمة عامة بما يشاركه الناس</translation>
    </message>
    <message>
        <source>It is off. When it is on, this computer keeps a list of what others publish, and you can search it. Nothing is ever downloaded by itself.</source>
        <translation>الفهرس متوقف. عند تشغيله يحتفظ هذا الحاسوب بقائمة بما ينشره الآخرون، ويمكنك البحث فيها. لا يُنزَّل شيء من تلقاء نفسه أبدًا.</translation>
    </message>
    <message>
        <source>Others see that this computer takes part. What you publish, and only that, can be read by everybody, carries this computer&apos;s name in the network, and cannot be taken back from everywhere.</source>
        <translation>يرى الآخرون أن هذا الحاسوب يشارك. ما تنشره، وهو وحده، يمكن للجميع قراءته، ويحمل اسم هذا الحاسوب على الشبكة، ولا يمكن سحبه من كل مكان.</translation>
    </message>
    <message>
        <source>Search the catalogue…</source>
        <translation>البحث في الفهرس…</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>البحث في الفهرس</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>المعروض</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>نشر…</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>إيقافه</translation>
    </message>
    <message>
        <source>What to publish</source>
        <translation>ما يُنشر</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>الوسوم، تفصلها فواصل</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Publish to everybody</source>
        <translation>النشر للجميع</translation>
    </message>
    <message>
        <source>Everybody can read it, and it cannot be taken back everywhere.</source>
        <translation>يمكن للجميع قراءته، ولا يمكن سحبه من كل مكان.</translation>
    </message>
    <message>
        <source>Nothing has come in yet. What others publish appears here by itself.</source>
        <translation>لم يصل شيء بعد. ما ينشره الآخرون يظهر هنا من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Blocked: {publisher}</source>
        <translation>محظور: {publisher}</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
    <message>
        <source>Share something first: nothing here is complete.</source>
        <translation>شارك شيئًا أولًا: لا شيء هنا مكتمل.</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>نسخ المعرّف</translation>
    </message>
    <message>
        <source>follows when the file is read</source>
        <translation>يظهر بعد قراءة الملف</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>رفع</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>مجموع المرسل</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>النسبة</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>الأقران</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>Nobody is connected yet</source>
        <translation>لا أحد متصل بعد</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Show its pieces</source>
        <translation>إظهار قطعه</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
    <message>
        <source>Nothing yet since Shoal was started</source>
        <translation>لا شيء بعد منذ بدء Shoal</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>مؤخرًا</translation>
    </message>
    <message>
        <source>Choose a transfer to see how it fares.</source>
        <translation>اختر عملية نقل لترى حالها.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>القطع</translation>
    </message>
    <message>
        <source>Drop files here to share</source>
        <translation>أفلت الملفات هنا لمشاركتها</translation>
    </message>
    <message>
        <source>Drop files here to share, or press to choose files</source>
        <translation>أفلت الملفات هنا لمشاركتها، أو اضغط لاختيارها</translation>
    </message>
    <message>
        <source>they stay on this computer</source>
        <translation>تبقى على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>اختيار ملفات…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Drop files or a folder here to share them</source>
        <translation>أفلت ملفات أو مجلدًا هنا لمشاركتها</translation>
    </message>
    <message>
        <source>They go straight from this computer to whoever has the ID. No account, no upload.</source>
        <translation>تنتقل مباشرة من هذا الحاسوب إلى من لديه المعرّف. بلا حساب وبلا رفع إلى خادم.</translation>
    </message>
    <message>
        <source>Got an ID from somebody?</source>
        <translation>هل أعطاك أحد معرّفًا؟</translation>
    </message>
    <message>
        <source>Paste it</source>
        <translation>الصقه</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>أفلت</translation>
    </message>
    <message>
        <source>the ID is copied for you</source>
        <translation>يُنسخ المعرّف لك</translation>
    </message>
    <message>
        <source>Send the ID</source>
        <translation>أرسل المعرّف</translation>
    </message>
    <message>
        <source>in any chat or mail</source>
        <translation>في دردشة أو بريد</translation>
    </message>
    <message>
        <source>It arrives</source>
        <translation>يصل</translation>
    </message>
    <message>
        <source>every piece is checked</source>
        <translation>يُتحقق من كل قطعة</translation>
    </message>
    <message numerus="yes">
        <source>Drop to share {n} items</source>
        <comment>Drop to share {n} item</comment>
        <translation>
            <numerusform>أفلت للمشاركة</numerusform>
            <numerusform>أفلت لمشاركة عنصر واحد</numerusform>
            <numerusform>أفلت لمشاركة عنصرين</numerusform>
            <numerusform>أفلت لمشاركة {n} عناصر</numerusform>
            <numerusform>أفلت لمشاركة {n} عنصرًا</numerusform>
            <numerusform>أفلت لمشاركة {n} عنصر</numerusform>
        </translation>
    </message>
    <message>
        <source>the ID is copied at once</source>
        <translation>يُنسخ المعرّف فورًا</translation>
    </message>
    <message>
        <source>Paste an ID or a link to download…</source>
        <translation>الصق معرّفًا أو رابطًا للتنزيل…</translation>
    </message>
    <message>
        <source>ID or link to download</source>
        <translation>معرّف أو رابط للتنزيل</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>استخدام السمة الفاتحة</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>استخدام السمة الداكنة</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>فشلت</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>لا أحد يملكها</translation>
    </message>
    <message>
        <source>one</source>
        <translation>واحد</translation>
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
        <translation>16 أو أكثر</translation>
    </message>
    <message>
        <source>Colours: {list}</source>
        <translation>الألوان: {list}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>There is no Shoal ID on the clipboard. An ID has 64 digits, 0–9 and a–f; copy it and paste again.</source>
        <translation>لا يوجد معرّف Shoal في الحافظة. للمعرّف 64 خانة، 0–9 و a–f؛ انسخه والصقه من جديد.</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>مشاركة ملفات</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>مشاركة مجلد</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>الحفظ في</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>غير معروف بعد</translation>
    </message>
    <message>
        <source>Pieces {first} to {last} of {all} · {done} verified</source>
        <translation>القطع {first} إلى {last} من {all} · تم التحقق من {done}</translation>
    </message>
    <message>
        <source>{size} from {offset} on</source>
        <translation>{size} ابتداءً من {offset}</translation>
    </message>
    <message>
        <source>Verified: its hash is right. Sent by {who}.</source>
        <translation>تم التحقق: بصمتها صحيحة. أرسلها {who}.</translation>
    </message>
    <message>
        <source>Verified: its hash is right.</source>
        <translation>تم التحقق: بصمتها صحيحة.</translation>
    </message>
    <message>
        <source>All of it is here; its hash is being checked.</source>
        <translation>وصلت كلها؛ يجري التحقق من بصمتها.</translation>
    </message>
    <message>
        <source>Arriving from {who}.</source>
        <translation>تصل من {who}.</translation>
    </message>
    <message>
        <source>Arriving.</source>
        <translation>تصل الآن.</translation>
    </message>
    <message>
        <source>Asked of {who}.</source>
        <translation>طُلبت من {who}.</translation>
    </message>
    <message>
        <source>Asked for.</source>
        <translation>مطلوبة.</translation>
    </message>
    <message>
        <source>Its hash was wrong; it is fetched again.</source>
        <translation>كانت بصمتها خاطئة؛ يُعاد جلبها.</translation>
    </message>
    <message>
        <source>Not asked for yet.</source>
        <translation>لم تُطلب بعد.</translation>
    </message>
    <message numerus="yes">
        <source>Begun {n} times.</source>
        <comment>Begun {n} time.</comment>
        <translation>
            <numerusform>لم تبدأ.</numerusform>
            <numerusform>بدأت مرة واحدة.</numerusform>
            <numerusform>بدأت مرتين.</numerusform>
            <numerusform>بدأت {n} مرات.</numerusform>
            <numerusform>بدأت {n} مرة.</numerusform>
            <numerusform>بدأت {n} مرة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its hash was wrong {n} times</source>
        <comment>Its hash was wrong once</comment>
        <translation>
            <numerusform>لم تخطئ بصمتها</numerusform>
            <numerusform>كانت بصمتها خاطئة مرة واحدة</numerusform>
            <numerusform>كانت بصمتها خاطئة مرتين</numerusform>
            <numerusform>كانت بصمتها خاطئة {n} مرات</numerusform>
            <numerusform>كانت بصمتها خاطئة {n} مرة</numerusform>
            <numerusform>كانت بصمتها خاطئة {n} مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, last {when}, sent by {who}</source>
        <translation>{what}، آخرها {when}، وأرسلها {who}</translation>
    </message>
    <message>
        <source>{what}, last {when}</source>
        <translation>{what}، آخرها {when}</translation>
    </message>
    <message numerus="yes">
        <source>{who} have it, and {n} more elsewhere.</source>
        <comment>{who} have it, and {n} more elsewhere.</comment>
        <translation>
            <numerusform>يملكها {who}.</numerusform>
            <numerusform>يملكها {who}، وواحد في مكان آخر.</numerusform>
            <numerusform>يملكها {who}، واثنان في مكان آخر.</numerusform>
            <numerusform>يملكها {who}، و{n} في أماكن أخرى.</numerusform>
            <numerusform>يملكها {who}، و{n} في أماكن أخرى.</numerusform>
            <numerusform>يملكها {who}، و{n} في أماكن أخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here to be had: {who}.</source>
        <translation>متاحة هنا: {who}.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody connected has it; {n} copies are elsewhere.</source>
        <comment>Nobody connected has it; {n} copy is elsewhere.</comment>
        <translation>
            <numerusform>لا أحد من المتصلين يملكها.</numerusform>
            <numerusform>لا أحد من المتصلين يملكها؛ توجد نسخة في مكان آخر.</numerusform>
            <numerusform>لا أحد من المتصلين يملكها؛ توجد نسختان في مكان آخر.</numerusform>
            <numerusform>لا أحد من المتصلين يملكها؛ توجد {n} نسخ في أماكن أخرى.</numerusform>
            <numerusform>لا أحد من المتصلين يملكها؛ توجد {n} نسخة في أماكن أخرى.</numerusform>
            <numerusform>لا أحد من المتصلين يملكها؛ توجد {n} نسخة في أماكن أخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody else is known to have it.</source>
        <translation>لا يُعرف أحد آخر يملكها.</translation>
    </message>
    <message>
        <source>Nobody is known to have it now.</source>
        <translation>لا يُعرف أحد يملكها الآن.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more</source>
        <comment>{n} more</comment>
        <translation>
            <numerusform>لا أحد غيرهم</numerusform>
            <numerusform>واحد آخر</numerusform>
            <numerusform>اثنان آخران</numerusform>
            <numerusform>{n} آخرون</numerusform>
            <numerusform>{n} آخرون</numerusform>
            <numerusform>{n} آخرون</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up {id}</source>
        <translation>البحث عن {id}</translation>
    </message>
    <message>
        <source>Asking the network what it is and who has it</source>
        <translation>تُسأل الشبكة ما هو ومن يملكه</translation>
    </message>
    <message>
        <source>Download “{name}”</source>
        <translation>تنزيل «{name}»</translation>
    </message>
    <message>
        <source>you have it already</source>
        <translation>لديك بالفعل</translation>
    </message>
    <message>
        <source>you already have {share}</source>
        <translation>لديك منه {share} بالفعل</translation>
    </message>
    <message numerus="yes">
        <source>Download {n}</source>
        <comment>Download {n}</comment>
        <translation>
            <numerusform>تنزيل</numerusform>
            <numerusform>تنزيل واحد</numerusform>
            <numerusform>تنزيل اثنين</numerusform>
            <numerusform>تنزيل {n}</numerusform>
            <numerusform>تنزيل {n}</numerusform>
            <numerusform>تنزيل {n}</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer for {id}</source>
        <translation>لا جواب عن {id}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>عرضه</translation>
    </message>
    <message>
        <source>Download when online</source>
        <translation>التنزيل عند الاتصال</translation>
    </message>
    <message>
        <source>The link, to be scanned from the screen</source>
        <translation>الرابط، لمسحه من الشاشة</translation>
    </message>
    <message>
        <source>QR code of the link to {name}</source>
        <translation>رمز QR للرابط إلى {name}</translation>
    </message>
    <message>
        <source>Rates of the last minutes</source>
        <translation>سرعات الدقائق الأخيرة</translation>
    </message>
    <message>
        <source>peak {rate}</source>
        <translation>الذروة {rate}</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>لا حركة بعد</translation>
    </message>
    <message>
        <source>The rates of the last minutes appear here</source>
        <translation>تظهر هنا سرعات الدقائق الأخيرة</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>آخر {time}</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <translation>تبقى ملفاته في مكانها.</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list.</source>
        <translation>أُزيل «{name}» من القائمة.</translation>
    </message>
    <message>
        <source>Looking for whoever has it.</source>
        <translation>جارٍ البحث عمّن يملكه.</translation>
    </message>
    <message>
        <source>Where is “{name}” now?</source>
        <translation>أين «{name}» الآن؟</translation>
    </message>
    <message numerus="yes">
        <source>Removed {n} from the list.</source>
        <comment>Removed {n} from the list.</comment>
        <translation>
            <numerusform>لم يُزل شيء من القائمة.</numerusform>
            <numerusform>أُزيل واحد من القائمة.</numerusform>
            <numerusform>أُزيل اثنان من القائمة.</numerusform>
            <numerusform>أُزيلت {n} من القائمة.</numerusform>
            <numerusform>أُزيل {n} من القائمة.</numerusform>
            <numerusform>أُزيل {n} من القائمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their files stay where they are.</source>
        <translation>تبقى ملفاتها في مكانها.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message numerus="yes">
        <source>Delete {n} transfers and their files from this computer?</source>
        <comment>Delete {n} transfer and its files from this computer?</comment>
        <translation>
            <numerusform>لا شيء لحذفه.</numerusform>
            <numerusform>هل تريد حذف عملية نقل واحدة وملفاتها من هذا الحاسوب؟</numerusform>
            <numerusform>هل تريد حذف عمليتي نقل وملفاتهما من هذا الحاسوب؟</numerusform>
            <numerusform>هل تريد حذف {n} عمليات نقل وملفاتها من هذا الحاسوب؟</numerusform>
            <numerusform>هل تريد حذف {n} عملية نقل وملفاتها من هذا الحاسوب؟</numerusform>
            <numerusform>هل تريد حذف {n} عملية نقل وملفاتها من هذا الحاسوب؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{name}” and its files from this computer?</source>
        <translation>هل تريد حذف «{name}» وملفاته من هذا الحاسوب؟</translation>
    </message>
    <message>
        <source>Delete the file “{name}” from this computer?</source>
        <translation>هل تريد حذف الملف «{name}» من هذا الحاسوب؟</translation>
    </message>
    <message numerus="yes">
        <source>{n} links are copied.</source>
        <comment>{n} link is copied.</comment>
        <translation>
            <numerusform>لم تُنسخ روابط.</numerusform>
            <numerusform>نُسخ رابط واحد.</numerusform>
            <numerusform>نُسخ رابطان.</numerusform>
            <numerusform>نُسخت {n} روابط.</numerusform>
            <numerusform>نُسخ {n} رابطًا.</numerusform>
            <numerusform>نُسخ {n} رابط.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its link is copied: send it to somebody who may have “{name}”.</source>
        <translation>نُسخ رابطه: أرسله إلى من قد يملك «{name}».</translation>
    </message>
    <message>
        <source>Save as a .shoal file</source>
        <translation>الحفظ كملف ‎.shoal</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>“{path}” is not there any more.</source>
        <translation>«{path}» لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>النقل إلى</translation>
    </message>
    <message>
        <source>“{name}” is in {folder} now.</source>
        <translation>«{name}» الآن في {folder}.</translation>
    </message>
    <message>
        <source>The ID of “{name}” is copied.</source>
        <translation>نُسخ معرّف «{name}».</translation>
    </message>
    <message numerus="yes">
        <source>{n} IDs are copied.</source>
        <comment>{n} ID is copied.</comment>
        <translation>
            <numerusform>لم تُنسخ معرّفات.</numerusform>
            <numerusform>نُسخ معرّف واحد.</numerusform>
            <numerusform>نُسخ معرّفان.</numerusform>
            <numerusform>نُسخت {n} معرّفات.</numerusform>
            <numerusform>نُسخ {n} معرّفًا.</numerusform>
            <numerusform>نُسخ {n} معرّف.</numerusform>
        </translation>
    </message>
    <message>
        <source>The link to “{name}” is copied.</source>
        <translation>نُسخ الرابط إلى «{name}».</translation>
    </message>
    <message>
        <source>Show QR code</source>
        <translation>عرض رمز QR</translation>
    </message>
    <message>
        <source>Save as .shoal file…</source>
        <translation>الحفظ كملف ‎.shoal…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>التالي في الطابور</translation>
    </message>
    <message>
        <source>Limit speed…</source>
        <translation>تحديد السرعة…</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>نسخ المعرّفات</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>نسخ الروابط</translation>
    </message>
    <message>
        <source>Play while it arrives</source>
        <translation>تشغيل أثناء الوصول</translation>
    </message>
    <message>
        <source>Copy play address</source>
        <translation>نسخ عنوان التشغيل</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>النقل إلى…</translation>
    </message>
    <message>
        <source>Check the data again</source>
        <translation>إعادة فحص البيانات</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>Remove and delete files…</source>
        <translation>إزالة وحذف الملفات…</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>فيروزي</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>برقوقي</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>أردوازي</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Start Shoal when I log in, beside the clock</source>
        <translation>بدء Shoal عند تسجيل الدخول، بجانب الساعة</translation>
    </message>
    <message>
        <source>Keep this computer awake while something is downloaded</source>
        <translation>إبقاء هذا الحاسوب مستيقظًا أثناء التنزيل</translation>
    </message>
    <message>
        <source>Tell me when a download is complete</source>
        <translation>أخبرني عند اكتمال تنزيل</translation>
    </message>
    <message>
        <source>Tell me when something needs my attention</source>
        <translation>أخبرني عندما يحتاج شيء إلى انتباهي</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
    <message>
        <source>Shoal sends files straight from one computer to another. It is free software under the MIT licence; the window is made with Qt.</source>
        <translation>يرسل Shoal الملفات مباشرة من حاسوب إلى آخر. وهو برنامج حر برخصة MIT، ونافذته مصنوعة بـ Qt.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>Where Shoal keeps its key and its list</source>
        <translation>حيث يحفظ Shoal مفتاحه وقائمته</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>إذا حدث خطأ</translation>
    </message>
    <message>
        <source>The log stays on this computer. Copy it together with the versions.</source>
        <translation>يبقى السجل على هذا الحاسوب. انسخه مع الإصدارات.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>By the clock</source>
        <translation>حسب الساعة</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>إثنين</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>ثلاثاء</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>أربعاء</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>خميس</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>جمعة</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>سبت</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>أحد</translation>
    </message>
    <message>
        <source>Download limit, kilobytes per second, 0 for none</source>
        <translation>حد التنزيل، كيلوبايت في الثانية، 0 لبلا حد</translation>
    </message>
    <message>
        <source>Upload limit, kilobytes per second, 0 for none</source>
        <translation>حد الرفع، كيلوبايت في الثانية، 0 لبلا حد</translation>
    </message>
    <message>
        <source>Other download limit, kilobytes per second, 0 for none</source>
        <translation>حد التنزيل الآخر، كيلوبايت في الثانية، 0 لبلا حد</translation>
    </message>
    <message>
        <source>Other upload limit, kilobytes per second, 0 for none</source>
        <translation>حد الرفع الآخر، كيلوبايت في الثانية، 0 لبلا حد</translation>
    </message>
    <message>
        <source>Downloads at a time, 0 for any number</source>
        <translation>التنزيلات في وقت واحد، 0 لأي عدد</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>أي عدد</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>Other limits, for a meeting or the working day</source>
        <translation>حدود أخرى، لاجتماع أو ليوم العمل</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>التنزيلات في وقت واحد</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Can others reach you?</source>
        <translation>هل يستطيع الآخرون الوصول إليك؟</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>Computers to start from, one HOST:PORT a line</source>
        <translation>حواسيب البدء، HOST:PORT واحد في كل سطر</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>برامج أخرى</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>اختبار</translation>
    </message>
    <message>
        <source>Port, 0 for any free one</source>
        <translation>المنفذ، 0 لأي منفذ حر</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>أي منفذ حر</translation>
    </message>
    <message>
        <source>Ask the router to let others in</source>
        <translation>اطلب من الموجّه السماح للآخرين بالدخول</translation>
    </message>
    <message>
        <source>Find people on this network</source>
        <translation>العثور على أشخاص على هذه الشبكة</translation>
    </message>
    <message>
        <source>Let programs on this computer use Shoal (REST API)</source>
        <translation>السماح لبرامج هذا الحاسوب باستخدام Shoal (واجهة REST)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>نسخ الرمز</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>إعادة الاتصال</translation>
    </message>
    <message>
        <source>Takes effect when Shoal connects anew; transfers go on.</source>
        <translation>يسري عند إعادة اتصال Shoal؛ وتستمر عمليات النقل.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>متوقفة</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>جارٍ الاختبار…</translation>
    </message>
    <message>
        <source>The settings were not kept: {why}.</source>
        <translation>لم تُحفظ الإعدادات: {why}.</translation>
    </message>
    <message>
        <source>Keep sharing beside the clock when the window is closed</source>
        <translation>متابعة المشاركة بجانب الساعة عند إغلاق النافذة</translation>
    </message>
    <message>
        <source>This desktop shows no icons beside the clock.</source>
        <translation>لا يعرض سطح المكتب هذا أيقونات بجانب الساعة.</translation>
    </message>
    <message>
        <source>When the window is not in front</source>
        <translation>عندما لا تكون النافذة في المقدمة</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>عرض السجل</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>نسخ التشخيص</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>التنزيل بحد أقصى</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>الرفع بحد أقصى</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>تعيين الحدود</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>حدود السرعة</translation>
    </message>
    <message numerus="yes">
        <source>Limits of {n} transfers</source>
        <comment>Limits of {n} transfer</comment>
        <translation>
            <numerusform>حدود عمليات النقل</numerusform>
            <numerusform>حدود عملية نقل واحدة</numerusform>
            <numerusform>حدود عمليتي نقل</numerusform>
            <numerusform>حدود {n} عمليات نقل</numerusform>
            <numerusform>حدود {n} عملية نقل</numerusform>
            <numerusform>حدود {n} عملية نقل</numerusform>
        </translation>
    </message>
    <message>
        <source>Limits of “{name}”</source>
        <translation>حدود «{name}»</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> ك.ب/ث</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>يبدأ…</translation>
    </message>
    <message>
        <source>Down {down}, up {up}</source>
        <translation>تنزيل {down}، رفع {up}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>البحث في عمليات النقل</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>لا شيء مطابق</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>التصفية: {name}</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>الترتيب: {name}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>عكس الترتيب</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>لا شيء هنا بعد</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>عمليات النقل</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Starting with the session cannot be changed: {why}.</source>
        <translation>تعذّر تغيير البدء مع الجلسة: {why}.</translation>
    </message>
    <message>
        <source>A download is running</source>
        <translation>يجري تنزيل</translation>
    </message>
    <message>
        <source>{text} is not HOST:PORT, for example 192.0.2.7:52413.</source>
        <translation>{text} ليس على شكل HOST:PORT، مثل 192.0.2.7:52413.</translation>
    </message>
    <message>
        <source>Only this computer can reach you: Shoal listens on a loopback address. Leave out --listen to let others in.</source>
        <translation>هذا الحاسوب وحده يستطيع الوصول إليك: يستمع Shoal على عنوان محلي. احذف ‎--listen للسماح للآخرين.</translation>
    </message>
    <message>
        <source>No network: everything on this computer keeps working.</source>
        <translation>لا شبكة: كل شيء على هذا الحاسوب يستمر في العمل.</translation>
    </message>
    <message>
        <source>Other people can reach you.</source>
        <translation>يستطيع الآخرون الوصول إليك.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but nobody gets through. Allow Shoal in this computer&apos;s firewall.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: فتح الموجّه المنفذ {port}، لكن لا أحد يمر. اسمح لـ Shoal في جدار حماية هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Other people can reach you: the router opened port {port}.</source>
        <translation>يستطيع الآخرون الوصول إليك: فتح الموجّه المنفذ {port}.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: لهذا الحاسوب عنوان عام، لكن لا أحد يمر. اسمح بالمنفذ {port} (TCP و UDP) في جدار حماية هذا الحاسوب أو شبكته.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: this computer has a public IPv6 address, but nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: لهذا الحاسوب عنوان IPv6 عام، لكن لا أحد يمر. اسمح بالمنفذ {port} (TCP و UDP) في جدار حماية هذا الحاسوب أو شبكته.</translation>
    </message>
    <message>
        <source>Other people can probably reach you: this computer has a public address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>يستطيع الآخرون على الأرجح الوصول إليك: لهذا الحاسوب عنوان عام. وإلا فاسمح بالمنفذ {port} (TCP و UDP) في جدار الحماية.</translation>
    </message>
    <message>
        <source>Other people with IPv6 can probably reach you: this computer has a public IPv6 address. If not, allow port {port} (TCP and UDP) in the firewall.</source>
        <translation>يستطيع من لديهم IPv6 على الأرجح الوصول إليك: لهذا الحاسوب عنوان IPv6 عام. وإلا فاسمح بالمنفذ {port} (TCP و UDP) في جدار الحماية.</translation>
    </message>
    <message>
        <source>People on your network can reach you; the router is being asked to let others in.</source>
        <translation>يستطيع من هم على شبكتك الوصول إليك؛ ويُطلب من الموجّه السماح للآخرين.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router is not asked to open a port (--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: لا يُطلب من الموجّه فتح منفذ (‎--no-portmap). وجّه المنفذ {port} (TCP و UDP) إلى هذا الحاسوب من إعدادات الموجّه.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: no router leads from it to the Internet.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: لا موجّه يصل منها إلى الإنترنت.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router does not open ports by itself. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: موجّهك لا يفتح المنافذ من تلقاء نفسه. وجّه المنفذ {port} (TCP و UDP) إلى هذا الحاسوب من إعدادات الموجّه، أو شغّل فيه UPnP أو NAT-PMP أو PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: your router refused to open a port ({why}). Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or allow UPnP, NAT-PMP or PCP there.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: رفض موجّهك فتح منفذ ({why}). وجّه المنفذ {port} (TCP و UDP) إلى هذا الحاسوب من إعدادات الموجّه، أو اسمح فيه بـ UPnP أو NAT-PMP أو PCP.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but has no address on the Internet. Check that it is online.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: فتح الموجّه المنفذ {port}، لكن ليس له عنوان على الإنترنت. تحقق من أنه متصل.</translation>
    </message>
    <message>
        <source>Only people on your network can reach you: the router opened port {port}, but its own address {address} is not public: another router stands before it, often the provider&apos;s. Forward the port there, too, or ask the provider for a public address.</source>
        <translation>من هم على شبكتك فقط يستطيعون الوصول إليك: فتح الموجّه المنفذ {port}، لكن عنوانه {address} ليس عامًا: أمامه موجّه آخر، غالبًا موجّه مزوّد الخدمة. وجّه المنفذ هناك أيضًا، أو اطلب من المزوّد عنوانًا عامًا.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: your router lets nobody in. Forward port {port} (TCP and UDP) to this computer in the router&apos;s settings, or switch on UPnP, NAT-PMP or PCP there.</source>
        <translation>يستطيع معظم الناس الوصول إليك بمساعدة قرين آخر: موجّهك لا يسمح لأحد بالدخول. وجّه المنفذ {port} (TCP و UDP) إلى هذا الحاسوب من إعدادات الموجّه، أو شغّل فيه UPnP أو NAT-PMP أو PCP.</translation>
    </message>
    <message>
        <source>Most people can reach you, with the help of another peer: a firewall lets nobody in. Allow port {port} (TCP and UDP) in the firewall of this computer or its network.</source>
        <translation>يستطيع معظم الناس الوصول إليك بمساعدة قرين آخر: جدار الحماية لا يسمح لأحد بالدخول. اسمح بالمنفذ {port} (TCP و UDP) في جدار حماية هذا الحاسوب أو شبكته.</translation>
    </message>
    <message>
        <source>No other Shoal is known yet: a link from a friend connects you.</source>
        <translation>لا يُعرف أي Shoal آخر بعد: رابط من صديق يصلك.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space on it.</source>
        <translation>القرص ممتلئ فلا تمكن كتابة {path}؛ وفّر مساحة عليه.</translation>
    </message>
    <message>
        <source>Shoal may not use {path}; change its permissions or choose another folder.</source>
        <translation>لا يُسمح لـ Shoal باستخدام {path}؛ غيّر أذوناته أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{path} is on a read-only disk; make it writable or choose another folder.</source>
        <translation>{path} على قرص للقراءة فقط؛ اجعله قابلًا للكتابة أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive and its connection.</source>
        <translation>تعطّل القرص أثناء استخدام {path}؛ تحقق من القرص ومن توصيله.</translation>
    </message>
    <message>
        <source>{path} is not there any more; put it back or attach its drive again.</source>
        <translation>{path} لم يعد موجودًا؛ أعده أو أعد توصيل قرصه.</translation>
    </message>
    <message>
        <source>The network drive with {path} does not answer; connect it again.</source>
        <translation>قرص الشبكة الذي فيه {path} لا يجيب؛ أعد توصيله.</translation>
    </message>
    <message>
        <source>Too many files are open to use {path}; close other programs or raise the limit.</source>
        <translation>الملفات المفتوحة كثيرة فلا يمكن استخدام {path}؛ أغلق برامج أخرى أو ارفع الحد.</translation>
    </message>
    <message>
        <source>The disk cannot hold a file as large as {path}; choose another disk.</source>
        <translation>لا يتسع القرص لملف بحجم {path}؛ اختر قرصًا آخر.</translation>
    </message>
    <message>
        <source>The path {path} is too long for this disk; choose a folder with a shorter path.</source>
        <translation>المسار {path} طويل جدًا لهذا القرص؛ اختر مجلدًا بمسار أقصر.</translation>
    </message>
    <message>
        <source>Something else stands where {path} should go; choose another folder.</source>
        <translation>هناك شيء آخر في مكان {path}؛ اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{path} could not be used ({why}); check the disk or choose another folder.</source>
        <translation>تعذّر استخدام {path} ({why})؛ تحقق من القرص أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>لا يوجد ملف {path}؛ تحقق من اسمه.</translation>
    </message>
    <message>
        <source>{path} is not a file; choose a file or a folder.</source>
        <translation>{path} ليس ملفًا؛ اختر ملفًا أو مجلدًا.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the path.</source>
        <translation>{path} غير موجود؛ تحقق من المسار.</translation>
    </message>
    <message>
        <source>{path} is a device or pipe, not a file; choose a file.</source>
        <translation>{path} جهاز أو أنبوب وليس ملفًا؛ اختر ملفًا.</translation>
    </message>
    <message>
        <source>{path} is larger than 16 TiB, the most one file may have; split it.</source>
        <translation>{path} أكبر من 16 TiB، وهو الحد الأقصى لملف؛ قسّمه.</translation>
    </message>
    <message>
        <source>{path} changed while it was being read; share it again.</source>
        <translation>تغيّر {path} أثناء قراءته؛ شاركه من جديد.</translation>
    </message>
    <message>
        <source>{path} changed while it was read; share it again when nothing writes to it any more.</source>
        <translation>تغيّر {path} أثناء قراءته؛ شاركه من جديد عندما لا يكتب فيه شيء.</translation>
    </message>
    <message>
        <source>{path} has another size than it should; download it again.</source>
        <translation>حجم {path} ليس كما ينبغي؛ نزّله من جديد.</translation>
    </message>
    <message>
        <source>{path} holds no files; choose a folder with files.</source>
        <translation>لا ملفات في {path}؛ اختر مجلدًا فيه ملفات.</translation>
    </message>
    <message>
        <source>Left out of {path}: {names}; only files are shared, not links to folders, broken links, pipes or devices.</source>
        <translation>لم يُشارَك من {path}: {names}؛ تُشارَك الملفات فقط، لا روابط المجلدات ولا الروابط المقطوعة ولا الأنابيب ولا الأجهزة.</translation>
    </message>
    <message>
        <source>{path} holds more than {most} files; share its folders one by one.</source>
        <translation>في {path} أكثر من {most} ملف؛ شارك مجلداته واحدًا واحدًا.</translation>
    </message>
    <message>
        <source>It holds {count} files, and a collection can have {most}; share its folders one by one.</source>
        <translation>فيه {count} ملف، والمجموعة تتسع لـ {most}؛ شارك مجلداته واحدًا واحدًا.</translation>
    </message>
    <message>
        <source>{name} could not be read; resume it to try again.</source>
        <translation>تعذّرت قراءة {name}؛ استأنفه للمحاولة من جديد.</translation>
    </message>
    <message>
        <source>{name} is still being read; remove it to stop.</source>
        <translation>ما زالت قراءة {name} جارية؛ أزله للتوقف.</translation>
    </message>
    <message>
        <source>{name} is being read; move it when that has ended.</source>
        <translation>تجري قراءة {name}؛ انقله عندما تنتهي.</translation>
    </message>
    <message>
        <source>{name} cannot be moved into itself; choose another folder.</source>
        <translation>لا يمكن نقل {name} إلى داخل نفسه؛ اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{path} is not a folder; choose one that exists.</source>
        <translation>{path} ليس مجلدًا؛ اختر مجلدًا موجودًا.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or remove it from the list.</source>
        <translation>اختفى {path}؛ أعده أو أزله من القائمة.</translation>
    </message>
    <message>
        <source>{path} is your own, so it stays on the disk.</source>
        <translation>{path} ملكك، لذا يبقى على القرص.</translation>
    </message>
    <message>
        <source>It is moved, but not all old files could go: {why}</source>
        <translation>نُقل، لكن تعذّرت إزالة بعض الملفات القديمة: {why}</translation>
    </message>
    <message>
        <source>This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again.</source>
        <translation>هذا الرابط تالف: معرّفه ليس 64 خانة من 0-9 و a-f؛ انسخه من جديد.</translation>
    </message>
    <message>
        <source>{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>{text} ليس معرّف ملف ({why})؛ معرّف الملف 64 خانة من 0-9 و a-f.</translation>
    </message>
    <message>
        <source>Nobody who has it could be found. It may be offline now: download it all the same, and it starts as soon as somebody has it.</source>
        <translation>لم يُعثر على أحد يملكه. ربما هو غير متصل الآن: نزّله على أي حال، وسيبدأ حالما يملكه أحد.</translation>
    </message>
    <message>
        <source>The catalogue is off; switch it on first.</source>
        <translation>الفهرس متوقف؛ شغّله أولًا.</translation>
    </message>
    <message>
        <source>{name} is not complete here; it can be published when it is.</source>
        <translation>{name} غير مكتمل هنا؛ يمكن نشره عندما يكتمل.</translation>
    </message>
    <message>
        <source>At most {most} publishers can be followed; unfollow one first.</source>
        <translation>يمكن متابعة {most} ناشر على الأكثر؛ ألغِ متابعة واحد أولًا.</translation>
    </message>
    <message>
        <source>Another program already listens on {place}; stop the program that uses it, or choose another port with --listen.</source>
        <translation>برنامج آخر يستمع على {place}؛ أوقفه أو اختر منفذًا آخر بـ ‎--listen.</translation>
    </message>
    <message>
        <source>The computer {host} to start from is not known: check the spelling of --bootstrap {place}, and the network. It is tried again.</source>
        <translation>الحاسوب {host} للبدء غير معروف: تحقق من كتابة ‎--bootstrap {place} ومن الشبكة. ستُعاد المحاولة.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, or choose another folder with --home.</source>
        <translation>يعمل Shoal بالفعل على {home} (العملية {pid}) دون واجهته API؛ استخدمه أو أوقفه أو اختر مجلدًا آخر بـ ‎--home.</translation>
    </message>
    <message>
        <source>Shoal already runs on {home}: use that one, stop it, or choose another folder with --home.</source>
        <translation>يعمل Shoal بالفعل على {home}؛ استخدمه أو أوقفه أو اختر مجلدًا آخر بـ ‎--home.</translation>
    </message>
    <message>
        <source>The home folder {home} cannot be used: {why}.</source>
        <translation>تعذّر استخدام المجلد {home}: {why}.</translation>
    </message>
    <message>
        <source>There are no files to share in it; choose a folder with files.</source>
        <translation>لا ملفات فيه للمشاركة؛ اختر مجلدًا فيه ملفات.</translation>
    </message>
    <message>
        <source>The list of its files is too long; share its folders one by one.</source>
        <translation>قائمة ملفاته طويلة جدًا؛ شارك مجلداته واحدًا واحدًا.</translation>
    </message>
    <message>
        <source>No file ID was given; a file ID is 64 characters from 0-9 and a-f.</source>
        <translation>لم يُعطَ أي معرّف؛ المعرّف 64 محرفًا من 0-9 و a-f.</translation>
    </message>
    <message>
        <source>The path {path} is too long to be shared; shorten its folders&apos; names.</source>
        <translation>المسار {path} أطول من أن يُشارك؛ قصّر أسماء مجلداته.</translation>
    </message>
    <message>
        <source>{name} is your own folder; nothing of it is fetched.</source>
        <translation>{name} مجلدك أنت؛ لا يُنزَّل منه شيء.</translation>
    </message>
    <message>
        <source>Its list of files is not here yet; choose when it is.</source>
        <translation>قائمة ملفاته ليست هنا بعد؛ اختر حين تصل.</translation>
    </message>
    <message>
        <source>At least one file must be wanted; pause or remove the transfer instead.</source>
        <translation>يجب اختيار ملف واحد على الأقل؛ وإلا فأوقف النقل أو أزله.</translation>
    </message>
    <message>
        <source>{path} has changed since it was shared; share it again to offer the new version.</source>
        <translation>تغيّر {path} منذ مشاركته؛ شاركه من جديد لتقديم النسخة الجديدة.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back and resume it, or share it from where it is now.</source>
        <translation>اختفى {path}؛ أعده واستأنف، أو شاركه من مكانه الحالي.</translation>
    </message>
    <message>
        <source>Another file stands at {path}; the download begins anew.</source>
        <translation>يوجد ملف آخر في {path}؛ يبدأ التنزيل من جديد.</translation>
    </message>
    <message>
        <source>The folder&apos;s list gives {path} a false size; it cannot be downloaded.</source>
        <translation>قائمة المجلد تذكر حجمًا خاطئًا لـ {path}؛ لا يمكن تنزيله.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it.</source>
        <translation>أخطأ Shoal ({error})؛ استأنفه.</translation>
    </message>
    <message>
        <source>Shoal made a mistake ({error}); resume it to try again.</source>
        <translation>أخطأ Shoal ({error})؛ استأنفه للمحاولة من جديد.</translation>
    </message>
    <message>
        <source>{name} was moved; it is shared from {where} now.</source>
        <translation>نُقل {name}؛ وهو يُشارك الآن من {where}.</translation>
    </message>
    <message>
        <source>What was taken out of {name} is not fetched again ({files}); choose it in the list of its files to have it again.</source>
        <translation>ما أُخذ من {name} لا يُنزَّل مرة أخرى ({files})؛ اختره في قائمة ملفاته لتستعيده.</translation>
    </message>
    <message>
        <source>{name} was removed meanwhile.</source>
        <translation>أُزيل {name} في الأثناء.</translation>
    </message>
    <message>
        <source>That part is not here and its download is paused; resume it.</source>
        <translation>ذلك الجزء ليس هنا وتنزيله موقوف؛ استأنفه.</translation>
    </message>
    <message>
        <source>{name} does not wait for its turn.</source>
        <translation>{name} لا ينتظر دوره.</translation>
    </message>
    <message>
        <source>{path} is not what was downloaded any more; resume to download it again.</source>
        <translation>لم يعد {path} ما نُزّل؛ استأنف لتنزيله من جديد.</translation>
    </message>
    <message>
        <source>{path} is gone; put it back, or resume to download it again.</source>
        <translation>اختفى {path}؛ أعده أو استأنف لتنزيله من جديد.</translation>
    </message>
    <message>
        <source>{path} is not as Shoal left it; resume to download it again.</source>
        <translation>ليس {path} كما تركه Shoal؛ استأنف لتنزيله من جديد.</translation>
    </message>
    <message>
        <source>{path} is shorter than it was; share it again.</source>
        <translation>{path} أقصر مما كان؛ شاركه من جديد.</translation>
    </message>
    <message>
        <source>{path} was replaced by something else; verify it again.</source>
        <translation>استُبدل {path} بشيء آخر؛ افحصه من جديد.</translation>
    </message>
    <message>
        <source>{path} was cut short; verify it again.</source>
        <translation>اقتُطع {path}؛ افحصه من جديد.</translation>
    </message>
    <message>
        <source>{path} changed while it was moved; try again.</source>
        <translation>تغيّر {path} أثناء نقله؛ حاول من جديد.</translation>
    </message>
    <message>
        <source>{path} is not what was written; check that disk.</source>
        <translation>{path} ليس ما كُتب؛ افحص ذلك القرص.</translation>
    </message>
    <message>
        <source>The identity key {path} is damaged. Restore it from a copy, or move it away to let this computer take a new identity.</source>
        <translation>مفتاح الهوية {path} تالف. استعده من نسخة، أو أبعده ليأخذ هذا الحاسوب هوية جديدة.</translation>
    </message>
    <message>
        <source>The identity key {path} cannot be used: {why}.</source>
        <translation>تعذّر استخدام مفتاح الهوية {path}: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}.</source>
        <translation>تعذّر الاستماع على {place}: {why}.</translation>
    </message>
    <message>
        <source>Cannot listen on {place}: {why}; choose another address or port with --listen.</source>
        <translation>تعذّر الاستماع على {place}: {why}؛ اختر عنوانًا أو منفذًا آخر بـ ‎--listen.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; it is again as it was when Shoal was started or stopped last.</source>
        <translation>كانت قائمة عمليات النقل تالفة وحُفظت باسم {path}؛ وقد عادت كما كانت عند آخر تشغيل أو إيقاف لـ Shoal.</translation>
    </message>
    <message>
        <source>The list of transfers was damaged and is kept as {path}; share or paste again what is missing: what is on the disk of it is not fetched again.</source>
        <translation>كانت قائمة عمليات النقل تالفة وحُفظت باسم {path}؛ شارك أو الصق من جديد ما ينقص: ما هو على القرص لا يُنزَّل ثانية.</translation>
    </message>
    <message>
        <source>The library {path} is damaged; start Shoal again to rebuild it.</source>
        <translation>المكتبة {path} تالفة؛ أعد تشغيل Shoal لإعادة بنائها.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} cannot be written; free some space.</source>
        <translation>القرص ممتلئ فلا تمكن كتابة {path}؛ وفّر مساحة.</translation>
    </message>
    <message>
        <source>Another program uses the library {path}; close it.</source>
        <translation>برنامج آخر يستخدم المكتبة {path}؛ أغلقه.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written; check its permissions.</source>
        <translation>تعذّرت كتابة المكتبة {path}؛ تحقق من أذوناتها.</translation>
    </message>
    <message>
        <source>The disk failed while {path} was used; check the drive.</source>
        <translation>تعطّل القرص أثناء استخدام {path}؛ افحصه.</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Shoal; update Shoal to open it.</source>
        <translation>المكتبة {path} من إصدار أحدث من Shoal؛ حدّث Shoal لفتحها.</translation>
    </message>
    <message>
        <source>One computer may have {most} entries in the catalogue, those taken back in the last week counted; take one back and wait, or publish a collection.</source>
        <translation>يمكن لحاسوب واحد أن تكون له {most} مدخلات في الفهرس، بما فيها ما سُحب في الأسبوع الأخير؛ اسحب واحدة وانتظر، أو انشر مجلدًا.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>تجري إعادة الاتصال…</translation>
    </message>
    <message>
        <source>All</source>
        <comment>files to download</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>None</source>
        <comment>files to download</comment>
        <translation>لا شيء</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all} files, {size}</source>
        <comment>{n} of {all} files, {size}</comment>
        <translation>
            <numerusform>لا ملفات من {all}، {size}</numerusform>
            <numerusform>ملف واحد من {all}، {size}</numerusform>
            <numerusform>ملفان من {all}، {size}</numerusform>
            <numerusform>{n} ملفات من {all}، {size}</numerusform>
            <numerusform>{n} ملفًا من {all}، {size}</numerusform>
            <numerusform>{n} ملف من {all}، {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to download</source>
        <translation>الملفات المراد تنزيلها</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>الندرة</translation>
    </message>
    <message>
        <source>Shade pieces by how many others have them</source>
        <translation>تظليل القطع بحسب عدد من يملكونها</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>إعادة العرض</translation>
    </message>
    <message>
        <source>Show how the pieces came in</source>
        <translation>عرض كيف وصلت القطع</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>No piece came from others</source>
        <translation>لم تصل أي قطعة من الآخرين</translation>
    </message>
    <message>
        <source>Zoom in to see single ones.</source>
        <translation>كبّر لرؤيتها واحدًا واحدًا.</translation>
    </message>
    <message>
        <source>Double-click, or press Return, to see its pieces.</source>
        <translation>انقر نقرًا مزدوجًا أو اضغط Enter لرؤية قطعه.</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>قطعة واحدة</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys, to see who has it, who sends it and whether its hash was right. Plus and minus zoom.</source>
        <translation>أشر إلى قطعة، أو تنقّل بينها بمفاتيح الأسهم، لترى من يملكها ومن يرسلها وهل كانت بصمتها صحيحة. زائد وناقص للتكبير والتصغير.</translation>
    </message>
    <message>
        <source>Play the download</source>
        <translation>تشغيل التنزيل</translation>
    </message>
    <message>
        <source>Moment of the download</source>
        <translation>لحظة من التنزيل</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>العودة إلى الآن</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>“{name}” is in the catalogue now.</source>
        <translation>«{name}» في الفهرس الآن.</translation>
    </message>
</context>
</TS>
