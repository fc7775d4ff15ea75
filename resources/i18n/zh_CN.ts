<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>About</name>
  <message>
   <source>About TTS Studio</source>
   <translation>关于 TTS Studio</translation>
  </message>
  <message>
   <source>All licences</source>
   <translation>全部许可证</translation>
  </message>
  <message>
   <source>&amp;Copy the versions</source>
   <translation>复制版本信息(&amp;C)</translation>
  </message>
  <message>
   <source>For a bug report</source>
   <translation>用于报告故障</translation>
  </message>
  <message>
   <source>Look for a &amp;newer version</source>
   <translation>检查新版本(&amp;N)</translation>
  </message>
  <message>
   <source>Reads {0}; nothing is sent</source>
   <translation>读取 {0}；不发送任何内容</translation>
  </message>
  <message>
   <source>C&amp;lose</source>
   <translation>关闭(&amp;L)</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>已复制</translation>
  </message>
  <message>
   <source>Looking for a newer version …</source>
   <translation>正在检查新版本…</translation>
  </message>
  <message>
   <source>TTS Studio {0} has been published: {1}</source>
   <translation>TTS Studio {0} 已发布：{1}</translation>
  </message>
  <message>
   <source>No newer version has been published.</source>
   <translation>没有发布更新的版本。</translation>
  </message>
  <message>
   <source>TTS Studio {0}</source>
   <translation>TTS Studio {0} 版</translation>
  </message>
  <message>
   <source>A few minutes of a voice in, a Piper voice out: on this computer, without an account.</source>
   <translation>录制几分钟，就能得到一个 Piper 语音：全程在这台电脑上完成，无需账号。</translation>
  </message>
  <message>
   <source>Free software under the GNU General Public License, version 3 or any later one.</source>
   <translation>自由软件，采用 GNU 通用公共许可证（GPL）第 3 版或任何后续版本。</translation>
  </message>
  <message>
   <source>A new voice inherits what is said below of the base voice that it starts from, and its MODEL_CARD says so: consider this before you publish one.</source>
   <translation>新语音沿袭其起点（基础语音）的下述情况，其 MODEL_CARD 亦会写明：发布之前请予考虑。</translation>
  </message>
 </context>
 <context>
  <name>Ask</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>Banner</name>
  <message>
   <source>Dismiss</source>
   <translation>关闭提示</translation>
  </message>
 </context>
 <context>
  <name>BaseChoice</name>
  <message>
   <source>The base voice has not learned this language: the voice will be hard to understand.</source>
   <translation>基础语音没有学过这种语言：做出的语音会很难听懂。</translation>
  </message>
  <message>
   <source>The base voice is still learning this language: of 100 words, {count} are misheard.</source>
   <translation>基础语音还在学习这种语言：每 100 个词中有 {count} 个会被听错。</translation>
  </message>
 </context>
 <context>
  <name>Blind</name>
  <message>
   <source>Which one is the recording?</source>
   <translation>哪一个是真人录音？</translation>
  </message>
  <message>
   <source>Which one do you like better?</source>
   <translation>更喜欢哪一个？</translation>
  </message>
  <message>
   <source>You found the recording in {0} of {1}</source>
   <translation>{1} 次中有 {0} 次听出了真人录音</translation>
  </message>
  <message>
   <source>Guessing may do as well: so far you cannot tell the voice from the recordings.</source>
   <translation>随便猜也可能得到这样的结果：目前还不能肯定听得出语音与真人录音的区别。</translation>
  </message>
  <message>
   <source>Guessing hardly ever does as well: you can tell the voice from the recordings.</source>
   <translation>靠猜几乎得不到这样的结果：语音与真人录音听得出区别。</translation>
  </message>
  <message>
   <source>You nearly always took the voice for the recording: the highest praise there is.</source>
   <translation>几乎每次都把语音当成了真人录音：这是对它最高的赞美。</translation>
  </message>
  <message>
   <source>Neither is ahead</source>
   <translation>不分上下</translation>
  </message>
  <message>
   <source>You like both equally well.</source>
   <translation>对两者同样喜欢。</translation>
  </message>
  <message>
   <source>“{0}” is ahead</source>
   <translation>“{0}”领先</translation>
  </message>
  <message>
   <source>That is hardly chance.</source>
   <translation>这不太可能是偶然。</translation>
  </message>
  <message>
   <source>That may well be chance. More sentences give a surer result.</source>
   <translation>这也可能只是偶然。多听几句，结果会更可靠。</translation>
  </message>
 </context>
 <context>
  <name>BlindChoice</name>
  <message>
   <source>&amp;Begin</source>
   <translation>开始(&amp;B)</translation>
  </message>
  <message>
   <source>Listen without knowing which is which</source>
   <translation>不知道哪个是哪个，只凭听感</translation>
  </message>
  <message>
   <source>Both say the same words, equally loud, as X and Y in changing order. We tell you which is which after {0} sentences.</source>
   <translation>两者分别称为 X 和 Y，以相同的响度说同样的话，顺序会不断变换。听完 {0} 句后再揭晓哪个是哪个。</translation>
  </message>
  <message>
   <source>&amp;One</source>
   <translation>第一个(&amp;O)</translation>
  </message>
  <message>
   <source>The o&amp;ther</source>
   <translation>另一个(&amp;T)</translation>
  </message>
  <message>
   <source>There is nothing to compare with yet: train a voice or open its project.</source>
   <translation>目前还没有可比较的对象：请先训练一个语音，或打开它所在的项目。</translation>
  </message>
  <message>
   <source>Please choose two different voices.</source>
   <translation>请选择两个不同的语音。</translation>
  </message>
 </context>
 <context>
  <name>BlindResult</name>
  <message>
   <source>&amp;More sentences</source>
   <translation>再听几句(&amp;M)</translation>
  </message>
  <message>
   <source>No difference</source>
   <translation>没有差别</translation>
  </message>
 </context>
 <context>
  <name>BlindRound</name>
  <message>
   <source>Play X</source>
   <translation>播放 X</translation>
  </message>
  <message>
   <source>Key 1</source>
   <translation>按 1 键</translation>
  </message>
  <message>
   <source>Play Y</source>
   <translation>播放 Y</translation>
  </message>
  <message>
   <source>Key 2</source>
   <translation>按 2 键</translation>
  </message>
  <message>
   <source>Key X</source>
   <translation>按 X 键</translation>
  </message>
  <message>
   <source>Key Y</source>
   <translation>按 Y 键</translation>
  </message>
  <message>
   <source>I hear no difference</source>
   <translation>听不出差别</translation>
  </message>
  <message>
   <source>Key N</source>
   <translation>按 N 键</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <source>Preparing both …</source>
   <translation>正在准备两段声音…</translation>
  </message>
  <message>
   <source>Listen to both, as often as you like.</source>
   <translation>请把两段都听一听，次数不限。</translation>
  </message>
 </context>
 <context>
  <name>BlindTestDialog</name>
  <message>
   <source>Blind test</source>
   <translation>盲听测试</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Sentence {0} of {1}</source>
   <translation>第 {0} 句，共 {1} 句</translation>
  </message>
  <message>
   <source>The recordings</source>
   <translation>真人录音</translation>
  </message>
 </context>
 <context>
  <name>BoardEditor</name>
  <message>
   <source>Phrases</source>
   <translation>短语板</translation>
  </message>
  <message>
   <source>Categories and phrases</source>
   <translation>分类和短语</translation>
  </message>
  <message>
   <source>A phrase a line. A line that begins with # is a category. “Water | Water, please.” shows “Water”.</source>
   <translation>每行一个短语。以 # 开头的行是分类。“喝水 | 请给我一杯水。”显示为“喝水”。</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>保存(&amp;S)</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>BookReading</name>
  <message>
   <source>Texts ({0})</source>
   <translation>文本 ({0})</translation>
  </message>
  <message>
   <source>Read a book</source>
   <translation>朗读一本书</translation>
  </message>
  <message>
   <source>Save the book</source>
   <translation>保存有声书</translation>
  </message>
  <message>
   <source>Reading “{0}”</source>
   <translation>正在朗读“{0}”</translation>
  </message>
  <message>
   <source>Read the same book into the same file, and it goes on where it was.</source>
   <translation>将同一本书朗读到同一个文件，即可从中断处继续。</translation>
  </message>
  <message>
   <source>The reading was stopped.</source>
   <translation>朗读已停止。</translation>
  </message>
  <message>
   <source>Saved as “{0}”.</source>
   <translation>已保存为“{0}”。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
 </context>
 <context>
  <name>ClipDetails</name>
  <message>
   <source>P&amp;lay</source>
   <translation>播放(&amp;L)</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格键</translation>
  </message>
  <message>
   <source>Trim to &amp;speech</source>
   <translation>裁剪到人声部分(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Undo trim</source>
   <translation>取消裁剪(&amp;U)</translation>
  </message>
  <message>
   <source>Sp&amp;ectrogram</source>
   <translation>频谱图(&amp;E)</translation>
  </message>
  <message>
   <source>Show the spectrogram</source>
   <translation>显示频谱图</translation>
  </message>
  <message>
   <source>Use this clip for &amp;training</source>
   <translation>将此片段用于训练(&amp;T)</translation>
  </message>
  <message>
   <source>Use this clip for training</source>
   <translation>将此片段用于训练</translation>
  </message>
  <message>
   <source>Clip {0}</source>
   <translation>片段 {0}</translation>
  </message>
  <message>
   <source>St&amp;op</source>
   <translation>停止(&amp;O)</translation>
  </message>
 </context>
 <context>
  <name>ClipEdits</name>
  <message>
   <source>Text of clip {0}</source>
   <translation>修改片段 {0} 的文本</translation>
  </message>
  <message>
   <source>Trim of clip {0}</source>
   <translation>裁剪片段 {0}</translation>
  </message>
  <message>
   <source>Use clips: {0}</source>
   <translation>采用片段：{0}</translation>
  </message>
  <message>
   <source>Leave out clips: {0}</source>
   <translation>排除片段：{0}</translation>
  </message>
  <message>
   <source>Removal of clip {0}</source>
   <translation>移除片段 {0}</translation>
  </message>
  <message>
   <source>Removal of clips {0}</source>
   <translation>移除片段 {0}</translation>
  </message>
 </context>
 <context>
  <name>ClipExchange</name>
  <message>
   <source>Import a folder of recordings</source>
   <translation>导入录音文件夹</translation>
  </message>
  <message>
   <source>Lists of recordings and texts</source>
   <translation>录音与文本列表</translation>
  </message>
  <message>
   <source>Import a list of recordings</source>
   <translation>导入录音列表</translation>
  </message>
  <message>
   <source>Import recordings with their texts</source>
   <translation>导入录音及其文本</translation>
  </message>
  <message>
   <source>Recordings and videos</source>
   <translation>录音和视频</translation>
  </message>
  <message>
   <source>There is nothing to import in “{0}”.</source>
   <translation>“{0}”中没有可导入的内容。</translation>
  </message>
  <message>
   <source>Please choose a folder of recordings, a list of texts, or recordings with .txt files.</source>
   <translation>请选择录音文件夹、文本列表，或附有 .txt 文件的录音。</translation>
  </message>
  <message>
   <source>Recordings imported: {0}</source>
   <translation>已导入的录音：{0}</translation>
  </message>
  <message>
   <source>not imported: {0}</source>
   <translation>未导入：{0}</translation>
  </message>
  <message>
   <source>Show the report</source>
   <translation>查看报告</translation>
  </message>
  <message>
   <source>{0} – data set</source>
   <translation>{0} – 数据集</translation>
  </message>
  <message>
   <source>Export the data set to a new folder</source>
   <translation>将数据集导出到新文件夹</translation>
  </message>
  <message>
   <source>Export of the data set</source>
   <translation>导出数据集</translation>
  </message>
  <message>
   <source>The data set is in “{0}”.</source>
   <translation>数据集位于“{0}”。</translation>
  </message>
  <message>
   <source>Clips: {0} · {1} minutes</source>
   <translation>片段：{0} · {1} 分钟</translation>
  </message>
  <message>
   <source>Show the folder</source>
   <translation>打开文件夹</translation>
  </message>
 </context>
 <context>
  <name>ClipFigures</name>
  <message>
   <source>{0} LUFS</source>
   <translation>{0} LUFS</translation>
  </message>
  <message>
   <source>{0} dBFS</source>
   <translation>{0} dBFS</translation>
  </message>
  <message>
   <source>{0} dB</source>
   <translation>{0} dB</translation>
  </message>
  <message>
   <source>{0} kHz</source>
   <translation>{0} kHz</translation>
  </message>
  <message>
   <source>{0} s of {1} s</source>
   <translation>{0} 秒（共 {1} 秒）</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} 秒</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>时长</translation>
  </message>
  <message>
   <source>Loudness</source>
   <translation>响度</translation>
  </message>
  <message>
   <source>Highest peak</source>
   <translation>最高峰值</translation>
  </message>
  <message>
   <source>Room noise</source>
   <translation>环境噪声</translation>
  </message>
  <message>
   <source>Signal-to-noise</source>
   <translation>信噪比</translation>
  </message>
  <message>
   <source>Sample rate</source>
   <translation>采样率</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
 </context>
 <context>
  <name>ClipsBar</name>
  <message>
   <source>Find by text, number or source</source>
   <translation>按文本、编号或来源查找</translation>
  </message>
  <message>
   <source>Find clips</source>
   <translation>查找片段</translation>
  </message>
  <message>
   <source>Ctrl+F</source>
   <translation>Ctrl+F</translation>
  </message>
  <message>
   <source>Needs &amp;attention</source>
   <translation>有问题(&amp;A)</translation>
  </message>
  <message>
   <source>Edit the text (Enter)</source>
   <translation>编辑文本（Enter）</translation>
  </message>
  <message>
   <source>Record these again</source>
   <translation>重录这些片段</translation>
  </message>
  <message>
   <source>Record again</source>
   <translation>重新录制</translation>
  </message>
  <message>
   <source>Move to the trash (Delete)</source>
   <translation>移到回收站（Delete）</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Selected: {0}</source>
   <translation>已选择：{0}</translation>
  </message>
  <message>
   <source>Needs &amp;attention: {0}</source>
   <translation>有问题(&amp;A)：{0}</translation>
  </message>
  <message>
   <source>Undo: {0} (Ctrl+Z)</source>
   <translation>撤销：{0}（Ctrl+Z）</translation>
  </message>
  <message>
   <source>Redo: {0} (Ctrl+Shift+Z)</source>
   <translation>重做：{0}（Ctrl+Shift+Z）</translation>
  </message>
 </context>
 <context>
  <name>ClipsModel</name>
  <message>
   <source>Recorded here ({0})</source>
   <translation>现场录制（{0}）</translation>
  </message>
  <message>
   <source>Recorded here</source>
   <translation>现场录制</translation>
  </message>
  <message>
   <source>Clip</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>文本</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>时长</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>评价</translation>
  </message>
  <message>
   <source>Loudness</source>
   <translation>响度</translation>
  </message>
  <message>
   <source>Signal-to-noise</source>
   <translation>信噪比</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Ticked: used for training</source>
   <translation>勾选表示用于训练</translation>
  </message>
  <message>
   <source>Loudness of the speech in LUFS; the closer to 0, the louder</source>
   <translation>人声的响度，单位为 LUFS；越响越接近 0</translation>
  </message>
  <message>
   <source>How much louder the voice is than the room's noise; 20 dB or more is good</source>
   <translation>人声比环境噪声高出多少；20 dB 或以上为好</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} 秒</translation>
  </message>
  <message>
   <source>{0} LUFS</source>
   <translation>{0} LUFS</translation>
  </message>
  <message>
   <source>{0} dB</source>
   <translation>{0} dB</translation>
  </message>
  <message>
   <source>Trimmed: {0} s of {1} s</source>
   <translation>已裁剪：{0} 秒（共 {1} 秒）</translation>
  </message>
  <message>
   <source>used for training</source>
   <translation>用于训练</translation>
  </message>
  <message>
   <source>left out of training</source>
   <translation>不用于训练</translation>
  </message>
 </context>
 <context>
  <name>ClipsPage</name>
  <message>
   <source>Clips</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>No clip needs attention.</source>
   <translation>全部正常。</translation>
  </message>
  <message>
   <source>No clip that needs attention contains “{0}”.</source>
   <translation>有问题的片段中没有包含“{0}”的。</translation>
  </message>
  <message>
   <source>No clip contains “{0}”.</source>
   <translation>没有片段包含“{0}”。</translation>
  </message>
  <message>
   <source>Clips: {0}</source>
   <translation>片段：{0}</translation>
  </message>
  <message>
   <source>{0} of speech for training</source>
   <translation>可用于训练的语音：{0}</translation>
  </message>
  <message>
   <source>left out: {0}</source>
   <translation>已排除：{0}</translation>
  </message>
  <message>
   <source>need attention: {0}</source>
   <translation>有问题：{0}</translation>
  </message>
  <message>
   <source>nothing needs attention</source>
   <translation>全部正常</translation>
  </message>
  <message>
   <source>Clip {0} moved to the trash</source>
   <translation>片段 {0} 已移到回收站</translation>
  </message>
  <message>
   <source>Clips {0} moved to the trash</source>
   <translation>片段 {0} 已移到回收站</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undone: {0}</source>
   <translation>已撤销：{0}</translation>
  </message>
  <message>
   <source>Clip {0} is back</source>
   <translation>片段 {0} 已恢复</translation>
  </message>
  <message>
   <source>Clips {0} are back</source>
   <translation>片段 {0} 已恢复</translation>
  </message>
  <message>
   <source>Redone: {0}</source>
   <translation>已重做：{0}</translation>
  </message>
  <message>
   <source>The text of clip {0} may differ from what is said in it.</source>
   <translation>片段 {0} 的文本可能与录音内容不符。</translation>
  </message>
  <message>
   <source>Please listen to it, and correct the text or leave the clip out.</source>
   <translation>请听一听，然后修正文本，或排除该片段。</translation>
  </message>
  <message>
   <source>&amp;Import</source>
   <translation>导入(&amp;I)</translation>
  </message>
  <message>
   <source>E&amp;xport …</source>
   <translation>导出(&amp;X)…</translation>
  </message>
  <message>
   <source>Write the clips as a data set (LJSpeech) for other programs</source>
   <translation>将片段导出为数据集（LJSpeech），供其他程序使用</translation>
  </message>
  <message>
   <source>Drop to import: a folder, a list, or recordings with their texts</source>
   <translation>松开即可导入：文件夹、列表，或附有文本的录音</translation>
  </message>
  <message>
   <source>A &amp;folder of recordings …</source>
   <translation>录音文件夹(&amp;F)…</translation>
  </message>
  <message>
   <source>A &amp;list of recordings and texts, or an archive …</source>
   <translation>录音和文本的列表或压缩包(&amp;L)…</translation>
  </message>
  <message>
   <source>Single &amp;recordings or videos …</source>
   <translation>单个录音或视频(&amp;R)…</translation>
  </message>
  <message>
   <source>&amp;Report of the last import</source>
   <translation>上次导入的报告(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Record</source>
   <translation>录音(&amp;R)</translation>
  </message>
  <message>
   <source>Import a &amp;folder …</source>
   <translation>导入文件夹(&amp;F)…</translation>
  </message>
  <message>
   <source>Import a &amp;list …</source>
   <translation>导入列表(&amp;L)…</translation>
  </message>
  <message>
   <source>No recordings yet</source>
   <translation>还没有录音</translation>
  </message>
  <message>
   <source>All recordings of the speaker appear here. Record some, import what you have, or drop a folder of recordings with their texts on this page.</source>
   <translation>说话人的所有录音都会显示在这里，可以查看和试听。请录几句，或导入已有的录音，也可以将附有文本的录音文件夹拖放到此页面。</translation>
  </message>
  <message>
   <source>&amp;Show all clips</source>
   <translation>显示所有片段(&amp;S)</translation>
  </message>
  <message>
   <source>No clip matches</source>
   <translation>没有找到匹配的片段</translation>
  </message>
 </context>
 <context>
  <name>ClipsTable</name>
  <message>
   <source>Clips</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Space plays the clip, Enter edits its text, Delete moves it to the trash</source>
   <translation>按空格键播放片段，按 Enter 编辑文本，按 Delete 移到回收站</translation>
  </message>
  <message>
   <source>&amp;Play</source>
   <translation>播放(&amp;P)</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格键</translation>
  </message>
  <message>
   <source>&amp;Edit the text</source>
   <translation>编辑文本(&amp;E)</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Re&amp;cord again</source>
   <translation>重新录制(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Use for training</source>
   <translation>用于训练(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Leave out of training</source>
   <translation>不用于训练(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>移除(&amp;R)</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Delete</translation>
  </message>
 </context>
 <context>
  <name>Core</name>
  <message>
   <source>A base voice has no list of words of its own.</source>
   <translation>基础语音没有自己的词表。</translation>
  </message>
  <message>
   <source>A channel hums or hisses while another one is clear, and was left out.</source>
   <translation>有一个声道有嗡嗡声或嘶嘶声，而另一个声道清晰，因此没有使用前者。</translation>
  </message>
  <message>
   <source>A channel is silent or much softer than the others, and was left out.</source>
   <translation>有一个声道无声，或比其他声道轻得多，因此没有使用。</translation>
  </message>
  <message>
   <source>A clip needs the text that is spoken in it.</source>
   <translation>每个片段都要有与朗读内容对应的文本。</translation>
  </message>
  <message>
   <source>A comparison needs at least two different voices.</source>
   <translation>比较至少需要两个不同的声音。</translation>
  </message>
  <message>
   <source>A recogniser has written these texts. Please compare them with what is said.</source>
   <translation>这些文本由语音识别写出，请与录音核对。</translation>
  </message>
  <message>
   <source>A recording with {rate} samples a second cannot be kept.</source>
   <translation>无法保存采样率为 {rate} Hz 的录音。</translation>
  </message>
  <message>
   <source>A request has to be JSON.</source>
   <translation>请求必须是 JSON。</translation>
  </message>
  <message>
   <source>A sentence is too long to be read in one go: “{begin} …”</source>
   <translation>有一句太长，无法一口气读完：“{begin}……”</translation>
  </message>
  <message>
   <source>A text was given, but not one recording.</source>
   <translation>给出了文本，但录音不是正好一个。</translation>
  </message>
  <message>
   <source>A voice ends in .onnx.</source>
   <translation>语音文件的名称以 .onnx 结尾。</translation>
  </message>
  <message>
   <source>A voice is a folder or a file that ends in .onnx.</source>
   <translation>语音应是一个文件夹，或一个以 .onnx 结尾的文件。</translation>
  </message>
  <message>
   <source>A voice needs a name of 1 to {most} letters.</source>
   <translation>语音的名称须有 1 到 {most} 个字。</translation>
  </message>
  <message>
   <source>A word and what it sounds like are needed.</source>
   <translation>需要一个词和它的读法。</translation>
  </message>
  <message>
   <source>A word seems to be missing, added or different at {second:.1f} s: please listen, and mend the text.</source>
   <translation>{second:.1f} 秒处似乎少了一个词、多了一个词或读的是另一个词：请听一遍，并改正文字。</translation>
  </message>
  <message>
   <source>Android</source>
   <translation>Android</translation>
  </message>
  <message>
   <source>Arabic</source>
   <translation>阿拉伯文</translation>
  </message>
  <message>
   <source>At most {most} can be mixed down.</source>
   <translation>最多只能混合 {most} 个声道。</translation>
  </message>
  <message>
   <source>Browser</source>
   <translation>浏览器</translation>
  </message>
  <message>
   <source>Checking the recordings</source>
   <translation>正在检查录音</translation>
  </message>
  <message>
   <source>Chinese</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Clip {clip} cannot be used. {reason}</source>
   <translation>片段 {clip} 无法使用。{reason}</translation>
  </message>
  <message>
   <source>Clip {clip} is damaged.</source>
   <translation>片段 {clip} 已损坏。</translation>
  </message>
  <message>
   <source>Clip {number} was incomplete or damaged; what is left of it is in “{trash}”.</source>
   <translation>片段 {number} 不完整或已损坏；剩余部分已放入“{trash}”。</translation>
  </message>
  <message>
   <source>Clips of other people were moved to the trash.</source>
   <translation>其他人的片段已移到回收站。</translation>
  </message>
  <message>
   <source>Comparing the recordings with their texts</source>
   <translation>正在将录音与文字对照</translation>
  </message>
  <message>
   <source>Comparing the voice with the speaker</source>
   <translation>正在将语音与说话人比较</translation>
  </message>
  <message>
   <source>Computing on {device}.</source>
   <translation>正在使用 {device} 进行计算。</translation>
  </message>
  <message>
   <source>Cyrillic</source>
   <translation>西里尔文</translation>
  </message>
  <message>
   <source>Devanagari</source>
   <translation>天城文</translation>
  </message>
  <message>
   <source>Each line needs the file and its text, divided by “|”.</source>
   <translation>每一行都要有文件名和对应的文本，中间用“|”分隔。</translation>
  </message>
  <message>
   <source>Each line needs the keys “audio” and “text”.</source>
   <translation>每一行都要有“audio”和“text”这两个字段。</translation>
  </message>
  <message>
   <source>Each needs a line such as “00:00:01,000 --&gt; 00:00:04,000”.</source>
   <translation>每条都需要一行时间，例如“00:00:01,000 --&gt; 00:00:04,000”。</translation>
  </message>
  <message>
   <source>Exporting the recordings</source>
   <translation>正在导出录音</translation>
  </message>
  <message>
   <source>Exporting the voice</source>
   <translation>正在导出语音</translation>
  </message>
  <message>
   <source>Files of the archive were left out.</source>
   <translation>压缩包中有些文件没有使用。</translation>
  </message>
  <message>
   <source>Finding out which sound is where</source>
   <translation>正在查找每个音的位置</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Greek</source>
   <translation>希腊文</translation>
  </message>
  <message>
   <source>Hebrew</source>
   <translation>希伯来文</translation>
  </message>
  <message>
   <source>Home Assistant</source>
   <translation>Home Assistant</translation>
  </message>
  <message>
   <source>Importing the recordings</source>
   <translation>正在导入录音</translation>
  </message>
  <message>
   <source>In {minutes:g} minutes of training, {used:.0f} of the {speech:.0f} minutes of speech can be learned from; a longer training takes more of them.</source>
   <translation>训练 {minutes:g} 分钟只能用到 {speech:.0f} 分钟语音中的 {used:.0f} 分钟；训练时间越长，用到的越多。</translation>
  </message>
  <message>
   <source>It describes a sound and says nothing: “{text}”.</source>
   <translation>它描述的是声音，没有说话内容：“{text}”。</translation>
  </message>
  <message>
   <source>It is a duplicate of {source}, which became clip {clip}.</source>
   <translation>与 {source} 重复，后者已导入为片段 {clip}。</translation>
  </message>
  <message>
   <source>It is a point in time, not a part of the recording.</source>
   <translation>它是一个时间点，不是录音的一段。</translation>
  </message>
  <message>
   <source>It is badly distorted: {clipped:.1%} of it is cut off at full scale.</source>
   <translation>失真严重：有 {clipped:.1%} 因达到最大电平而被削波（爆音）。</translation>
  </message>
  <message>
   <source>It is far too loud; please lower the microphone's level or move back.</source>
   <translation>声音过大；请调低麦克风音量，或离麦克风远一些。</translation>
  </message>
  <message>
   <source>It is in the project already, as clip {clip}.</source>
   <translation>它已在项目中，即片段 {clip}。</translation>
  </message>
  <message>
   <source>It is neither a recording nor a list of texts.</source>
   <translation>它既不是录音，也不是文本列表。</translation>
  </message>
  <message>
   <source>It is quiet; please move closer or raise the level.</source>
   <translation>声音偏小；请靠近麦克风，或调高音量。</translation>
  </message>
  <message>
   <source>It is read faster than the other recordings.</source>
   <translation>与其他录音相比，读得更快。</translation>
  </message>
  <message>
   <source>It is read more slowly than the other recordings.</source>
   <translation>与其他录音相比，读得更慢。</translation>
  </message>
  <message>
   <source>It is silent.</source>
   <translation>录音中没有声音。</translation>
  </message>
  <message>
   <source>It is too long: {seconds:.1f} s; please cut it into sentences of at most {most:.0f} s.</source>
   <translation>太长：{seconds:.1f} 秒；请将它切分成每句不超过 {most:.0f} 秒的句子。</translation>
  </message>
  <message>
   <source>It is too loud; please lower the microphone's level or move back a little.</source>
   <translation>声音太大；请调低麦克风音量，或离麦克风稍远一点。</translation>
  </message>
  <message>
   <source>It is too short: {seconds:.2f} s, at least {least} s are needed.</source>
   <translation>太短：{seconds:.2f} 秒，至少需要 {least} 秒。</translation>
  </message>
  <message>
   <source>It names no speaker.</source>
   <translation>没有写明说话人。</translation>
  </message>
  <message>
   <source>It needs a line for each recording: its file and its text.</source>
   <translation>每段录音需要占一行，写明文件和文本。</translation>
  </message>
  <message>
   <source>It sounds like a telephone, and so will the voice; please use another microphone if you can.</source>
   <translation>听起来像电话录音，做出来的语音也会这样；可以的话，请换一个麦克风。</translation>
  </message>
  <message>
   <source>It sounds like a telephone, as many wireless headsets do; please choose another microphone.</source>
   <translation>听起来像电话里的声音，许多无线耳机都是这样；请换一个麦克风。</translation>
  </message>
  <message>
   <source>It was not heard in the recording.</source>
   <translation>在录音中没有听到这句话。</translation>
  </message>
  <message>
   <source>Its beginning is cut off: the speech begins with the first moment.</source>
   <translation>开头被截断：从一开始就有人在说话。</translation>
  </message>
  <message>
   <source>Its end is cut off: the speech goes on until the last moment.</source>
   <translation>结尾被截断：直到最后一刻还有人在说话。</translation>
  </message>
  <message>
   <source>Its file “{file}” is damaged: {reason}.</source>
   <translation>它的文件“{file}”已损坏：{reason}。</translation>
  </message>
  <message>
   <source>Its file “{file}” is missing. A program that synchronises the folder may still have to fetch it.</source>
   <translation>缺少它的文件“{file}”。同步此文件夹的程序可能还需要下载该文件。</translation>
  </message>
  <message>
   <source>Its recording was changed after it had been added.</source>
   <translation>它的录音在添加之后被更改过。</translation>
  </message>
  <message>
   <source>Its recordings were not validated.</source>
   <translation>其中的录音没有经过验证。</translation>
  </message>
  <message>
   <source>Its speaker is {speaker}.</source>
   <translation>说话人是 {speaker}。</translation>
  </message>
  <message>
   <source>Its start and end are no times, or the end is not after the start.</source>
   <translation>开始和结束不是时间，或者结束不在开始之后。</translation>
  </message>
  <message>
   <source>Its text is empty.</source>
   <translation>它的文本为空。</translation>
  </message>
  <message>
   <source>Japanese</source>
   <translation>日文</translation>
  </message>
  <message>
   <source>Judging the sound</source>
   <translation>正在评测音质</translation>
  </message>
  <message>
   <source>Known here: {known}. A folder or .onnx file serves as well.</source>
   <translation>此处已知：{known}。也可用文件夹或 .onnx 文件。</translation>
  </message>
  <message>
   <source>Korean</source>
   <translation>韩文</translation>
  </message>
  <message>
   <source>Latin</source>
   <translation>拉丁文</translation>
  </message>
  <message>
   <source>Learning the voice</source>
   <translation>训练语音</translation>
  </message>
  <message>
   <source>Line {line} of “{name}” cannot be read: {reason}</source>
   <translation>无法读取“{name}”的第 {line} 行：{reason}</translation>
  </message>
  <message>
   <source>Line {line}, character {column}: {trouble}</source>
   <translation>第 {line} 行第 {column} 个字符：{trouble}</translation>
  </message>
  <message>
   <source>Listening for words</source>
   <translation>正在检查词语是否听得清</translation>
  </message>
  <message>
   <source>Listening to the recording</source>
   <translation>正在听录音</translation>
  </message>
  <message>
   <source>Listening to the voices along the way</source>
   <translation>试听训练途中的各个语音</translation>
  </message>
  <message>
   <source>Looking for a newer version</source>
   <translation>检查新版本</translation>
  </message>
  <message>
   <source>Looking for what marks synthetic speech</source>
   <translation>正在查找合成语音的标记</translation>
  </message>
  <message>
   <source>Measuring how loud it is</source>
   <translation>正在测量响度</translation>
  </message>
  <message>
   <source>Measuring needs an extra download: {command}</source>
   <translation>评测需要额外下载组件：{command}</translation>
  </message>
  <message>
   <source>Missing: {module}. It comes with: pip install piper-tts[{extra}].</source>
   <translation>缺少：{module}。安装方法：pip install piper-tts[{extra}]。</translation>
  </message>
  <message>
   <source>More than {most} requests a minute are not answered.</source>
   <translation>每分钟最多应答 {most} 个请求。</translation>
  </message>
  <message>
   <source>NVDA</source>
   <translation>NVDA</translation>
  </message>
  <message>
   <source>Neither “{first}” nor “{second}” is ahead.</source>
   <translation>“{first}”和“{second}”不分上下。</translation>
  </message>
  <message>
   <source>No project is open.</source>
   <translation>没有打开的项目。</translation>
  </message>
  <message>
   <source>No recording is named.</source>
   <translation>没有指定录音。</translation>
  </message>
  <message>
   <source>No speech was found in it.</source>
   <translation>其中没有检测到说话声。</translation>
  </message>
  <message>
   <source>No speech was heard; please read the sentence aloud.</source>
   <translation>没有听到说话声；请出声朗读这个句子。</translation>
  </message>
  <message>
   <source>No training of this project has kept a voice yet.</source>
   <translation>此项目的训练还没有留下任何语音。</translation>
  </message>
  <message>
   <source>No voice was kept at step {step}.</source>
   <translation>第 {step} 步没有留下语音。</translation>
  </message>
  <message>
   <source>No word was heard in it.</source>
   <translation>其中没有听到任何词。</translation>
  </message>
  <message>
   <source>No {kind} was found.</source>
   <translation>未找到{kind}。</translation>
  </message>
  <message>
   <source>None of the recordings can be read.</source>
   <translation>所有录音都无法读取。</translation>
  </message>
  <message>
   <source>Nothing can be read from the take “{name}”.</source>
   <translation>无法从录音“{name}”中读取任何内容。</translation>
  </message>
  <message>
   <source>Nothing comes from this microphone; please check that it is plugged in and not muted.</source>
   <translation>这个麦克风没有任何信号；请检查它是否已插好，以及是否被静音。</translation>
  </message>
  <message>
   <source>Nothing was heard; please check that the microphone is on and is the one that is chosen.</source>
   <translation>没有听到任何声音；请检查麦克风是否已打开，以及选择的是否是这个麦克风。</translation>
  </message>
  <message>
   <source>Nothing would be left of the clip.</source>
   <translation>这样片段就什么都不剩了。</translation>
  </message>
  <message>
   <source>Of {count} voices along the way, the one of step {step} came nearest to the speaker.</source>
   <translation>在训练途中的 {count} 个语音里，第 {step} 步的最接近说话人。</translation>
  </message>
  <message>
   <source>On this GPU, {minutes:g} of the {given:g} minutes are enough.</source>
   <translation>使用这块 GPU，{given:g} 分钟里只需 {minutes:g} 分钟就够了。</translation>
  </message>
  <message>
   <source>Other programs keep the processor busy: learning goes on with {count} of {most} threads.</source>
   <translation>其他程序占用着处理器：训练以 {most} 个线程中的 {count} 个继续进行。</translation>
  </message>
  <message>
   <source>Phonemes in “{alphabet}” cannot be read, only in “ipa”.</source>
   <translation>无法读取以“{alphabet}”书写的音素，只能读取“ipa”。</translation>
  </message>
  <message>
   <source>Piper</source>
   <translation>Piper</translation>
  </message>
  <message>
   <source>Please add a list “metadata.csv” (file|text), or a .txt file of the same name beside each recording.</source>
   <translation>请添加列表“metadata.csv”（文件|文本），或在每段录音旁放一个同名的 .txt 文件。</translation>
  </message>
  <message>
   <source>Please allow it in the privacy settings of the system.</source>
   <translation>请在系统的隐私设置中允许使用。</translation>
  </message>
  <message>
   <source>Please change the file's permissions.</source>
   <translation>请更改该文件的权限。</translation>
  </message>
  <message>
   <source>Please check how it is written.</source>
   <translation>请检查它的写法。</translation>
  </message>
  <message>
   <source>Please check its brackets and quotes.</source>
   <translation>请检查其中的括号和引号。</translation>
  </message>
  <message>
   <source>Please check its name and folder.</source>
   <translation>请检查它的名称和所在文件夹。</translation>
  </message>
  <message>
   <source>Please check its name, or make a new project.</source>
   <translation>请检查它的名称，或新建一个项目。</translation>
  </message>
  <message>
   <source>Please check its permissions.</source>
   <translation>请检查它的权限。</translation>
  </message>
  <message>
   <source>Please check the address.</source>
   <translation>请检查这个地址。</translation>
  </message>
  <message>
   <source>Please check the connection to the network, and try again later.</source>
   <translation>请检查网络连接，稍后再试。</translation>
  </message>
  <message>
   <source>Please check the name of the folder or list.</source>
   <translation>请检查文件夹或列表的名称。</translation>
  </message>
  <message>
   <source>Please check the permissions of “{path}”.</source>
   <translation>请检查“{path}”的权限。</translation>
  </message>
  <message>
   <source>Please check the times.</source>
   <translation>请检查时间。</translation>
  </message>
  <message>
   <source>Please choose a base voice with one speaker.</source>
   <translation>请选择只有一位说话人的基础语音。</translation>
  </message>
  <message>
   <source>Please choose a board with at most {most}.</source>
   <translation>请选择不超过 {most} 个短语的短语板。</translation>
  </message>
  <message>
   <source>Please choose a folder or a list of texts.</source>
   <translation>请选择文件夹或文本列表。</translation>
  </message>
  <message>
   <source>Please choose a folder.</source>
   <translation>请选择一个文件夹。</translation>
  </message>
  <message>
   <source>Please choose a new or an empty folder.</source>
   <translation>请选择新文件夹或空文件夹。</translation>
  </message>
  <message>
   <source>Please choose a single-speaker Piper voice of medium or high quality.</source>
   <translation>请选择中等或高质量的单说话人 Piper 语音。</translation>
  </message>
  <message>
   <source>Please choose a table or a board with phrases.</source>
   <translation>请选择包含短语的表格或短语板。</translation>
  </message>
  <message>
   <source>Please choose a value from {least:g} to {most:g}.</source>
   <translation>请选择 {least:g} 到 {most:g} 之间的值。</translation>
  </message>
  <message>
   <source>Please choose a voice of the text's language.</source>
   <translation>请选择与文本语言相同的语音。</translation>
  </message>
  <message>
   <source>Please choose an earlier checkpoint.</source>
   <translation>请选择较早的检查点。</translation>
  </message>
  <message>
   <source>Please choose another address or port; another server may have this one.</source>
   <translation>请选择其他地址或端口；该端口可能已被其他服务器占用。</translation>
  </message>
  <message>
   <source>Please choose another base voice.</source>
   <translation>请选择另一个基础语音。</translation>
  </message>
  <message>
   <source>Please choose another checkpoint.</source>
   <translation>请选择其他检查点。</translation>
  </message>
  <message>
   <source>Please choose another file, or save it as UTF-8.</source>
   <translation>请选择其他文件，或将其另存为 UTF-8。</translation>
  </message>
  <message>
   <source>Please choose another file.</source>
   <translation>请选择其他文件。</translation>
  </message>
  <message>
   <source>Please choose another folder or change its permissions.</source>
   <translation>请选择其他文件夹，或更改它的权限。</translation>
  </message>
  <message>
   <source>Please choose another folder to export it to.</source>
   <translation>请选择其他文件夹作为导出位置。</translation>
  </message>
  <message>
   <source>Please choose another folder, or move the file away.</source>
   <translation>请选择另一个文件夹，或将该文件移走。</translation>
  </message>
  <message>
   <source>Please choose another microphone.</source>
   <translation>请选择其他麦克风。</translation>
  </message>
  <message>
   <source>Please choose another name.</source>
   <translation>请换一个名称。</translation>
  </message>
  <message>
   <source>Please choose another one, or restart it.</source>
   <translation>请换一个设备，或将它重新启动。</translation>
  </message>
  <message>
   <source>Please choose another one.</source>
   <translation>请另选一个。</translation>
  </message>
  <message>
   <source>Please choose another voice.</source>
   <translation>请选择另一个语音。</translation>
  </message>
  <message>
   <source>Please choose one of {columns}, or a number from 1 to {count}.</source>
   <translation>请从 {columns} 中选择，或使用 1 到 {count} 的编号。</translation>
  </message>
  <message>
   <source>Please choose one of {extensions}.</source>
   <translation>请选择以下之一：{extensions}。</translation>
  </message>
  <message>
   <source>Please choose one of {formats}.</source>
   <translation>请选择其中之一：{formats}。</translation>
  </message>
  <message>
   <source>Please choose one of: {known}.</source>
   <translation>请从中选择：{known}。</translation>
  </message>
  <message>
   <source>Please choose one of: {names}.</source>
   <translation>请从以下选择：{names}。</translation>
  </message>
  <message>
   <source>Please choose one of: {near}.</source>
   <translation>请从以下选项中选择：{near}。</translation>
  </message>
  <message>
   <source>Please choose the archive itself: “{name}”.</source>
   <translation>请直接选择压缩包：“{name}”。</translation>
  </message>
  <message>
   <source>Please choose the folder of a project.</source>
   <translation>请选择项目的文件夹。</translation>
  </message>
  <message>
   <source>Please choose the folder that holds them.</source>
   <translation>请选择存放录音的文件夹。</translation>
  </message>
  <message>
   <source>Please choose the folder that it is in, or the list of texts.</source>
   <translation>请选择它所在的文件夹，或选择文本列表。</translation>
  </message>
  <message>
   <source>Please choose the key first, then the files of the listeners.</source>
   <translation>请先选择密钥，再选择听者的文件。</translation>
  </message>
  <message>
   <source>Please choose the key of that test.</source>
   <translation>请选择那个测试的密钥文件。</translation>
  </message>
  <message>
   <source>Please choose the list itself.</source>
   <translation>请选择列表文件本身。</translation>
  </message>
  <message>
   <source>Please choose the list of texts.</source>
   <translation>请选择文本列表。</translation>
  </message>
  <message>
   <source>Please choose the recording.</source>
   <translation>请选择录音文件。</translation>
  </message>
  <message>
   <source>Please close that program, or choose another device.</source>
   <translation>请关闭那个程序，或换一个设备。</translation>
  </message>
  <message>
   <source>Please compare voices of one language.</source>
   <translation>请比较同一种语言的声音。</translation>
  </message>
  <message>
   <source>Please convert it to 48000 a second.</source>
   <translation>请将它转换为每秒 48000 个采样。</translation>
  </message>
  <message>
   <source>Please convert it to WAV or FLAC.</source>
   <translation>请将它转换为 WAV 或 FLAC。</translation>
  </message>
  <message>
   <source>Please copy both files together.</source>
   <translation>请把两个文件一起复制过来。</translation>
  </message>
  <message>
   <source>Please copy it again, or unpack it, and choose the folder.</source>
   <translation>请重新复制，或解压后选择文件夹。</translation>
  </message>
  <message>
   <source>Please copy or download all its files together.</source>
   <translation>请将其所有文件一起复制或下载。</translation>
  </message>
  <message>
   <source>Please copy or download it again, its two files together.</source>
   <translation>请重新复制或下载它，两个文件一起。</translation>
  </message>
  <message>
   <source>Please copy or download it again.</source>
   <translation>请重新复制或下载它。</translation>
  </message>
  <message>
   <source>Please copy or download the voice again, its two files together.</source>
   <translation>请重新复制或下载该语音，两个文件要放在一起。</translation>
  </message>
  <message>
   <source>Please copy or record it again.</source>
   <translation>请重新复制或录制。</translation>
  </message>
  <message>
   <source>Please cut it into parts.</source>
   <translation>请将它切成几段。</translation>
  </message>
  <message>
   <source>Please cut it into sentences.</source>
   <translation>请将它切分成句子。</translation>
  </message>
  <message>
   <source>Please divide it.</source>
   <translation>请把它分成几句。</translation>
  </message>
  <message>
   <source>Please export it as 16-bit WAV.</source>
   <translation>请将它导出为 16 位 WAV。</translation>
  </message>
  <message>
   <source>Please export it for Piper or Home Assistant, which can.</source>
   <translation>请为 Piper 或 Home Assistant 导出，它们可以使用它。</translation>
  </message>
  <message>
   <source>Please export or record it again.</source>
   <translation>请重新导出或录制。</translation>
  </message>
  <message>
   <source>Please export the TextGrid again.</source>
   <translation>请重新导出 TextGrid。</translation>
  </message>
  <message>
   <source>Please export the labels again.</source>
   <translation>请重新导出标签。</translation>
  </message>
  <message>
   <source>Please fetch the file itself, for example with “git lfs pull”.</source>
   <translation>请获取文件本身，例如使用 Git LFS 的 pull 命令。</translation>
  </message>
  <message>
   <source>Please free some space and try again.</source>
   <translation>请腾出一些空间后重试。</translation>
  </message>
  <message>
   <source>Please give a code such as en or de.</source>
   <translation>请给出 en 或 de 这样的代码。</translation>
  </message>
  <message>
   <source>Please give a language such as German, en-us or zh_CN.</source>
   <translation>请给出一种语言，例如 German、en-us 或 zh_CN。</translation>
  </message>
  <message>
   <source>Please give a text with at least one word.</source>
   <translation>请输入至少包含一个词的文本。</translation>
  </message>
  <message>
   <source>Please give a voice's folder or its .onnx file.</source>
   <translation>请指定语音的文件夹或它的 .onnx 文件。</translation>
  </message>
  <message>
   <source>Please give both.</source>
   <translation>请两者都给出。</translation>
  </message>
  <message>
   <source>Please give one of the .onnx files.</source>
   <translation>请指定其中一个 .onnx 文件。</translation>
  </message>
  <message>
   <source>Please give one that begins with https://.</source>
   <translation>请给出以 https:// 开头的地址。</translation>
  </message>
  <message>
   <source>Please give the address of the list of changes (--page), or look where you have the program from.</source>
   <translation>请给出更新记录的地址（--page），或到你获得本程序的地方查看。</translation>
  </message>
  <message>
   <source>Please give the name of the person whose voice it is.</source>
   <translation>请填写说话人的姓名。</translation>
  </message>
  <message>
   <source>Please give the whole name.</source>
   <translation>请写出完整的名称。</translation>
  </message>
  <message>
   <source>Please import at least two clips.</source>
   <translation>请至少导入两个片段。</translation>
  </message>
  <message>
   <source>Please import each recording with its own text.</source>
   <translation>请将每个录音与它自己的文本一起导入。</translation>
  </message>
  <message>
   <source>Please install TTS Studio again.</source>
   <translation>请重新安装 TTS Studio。</translation>
  </message>
  <message>
   <source>Please install a newer version.</source>
   <translation>请安装较新的版本。</translation>
  </message>
  <message>
   <source>Please install the package libportaudio2 (on Fedora and Arch: portaudio) and start the program again.</source>
   <translation>请安装软件包 libportaudio2（在 Fedora 和 Arch 上为 portaudio），然后重新启动本程序。</translation>
  </message>
  <message>
   <source>Please install the program again.</source>
   <translation>请重新安装本程序。</translation>
  </message>
  <message>
   <source>Please keep it or throw it away first.</source>
   <translation>请先选择保留或放弃这段录音。</translation>
  </message>
  <message>
   <source>Please leave the format out.</source>
   <translation>请不要指定格式。</translation>
  </message>
  <message>
   <source>Please leave the voice out.</source>
   <translation>请不要指定语音。</translation>
  </message>
  <message>
   <source>Please leave the words between the two marks.</source>
   <translation>请把说的话保留在两个标记之间。</translation>
  </message>
  <message>
   <source>Please let a program for text recognition (OCR) read it first.</source>
   <translation>请先用文字识别（OCR）程序处理。</translation>
  </message>
  <message>
   <source>Please look at them on the page of the clips.</source>
   <translation>请在“片段”页面查看它们。</translation>
  </message>
  <message>
   <source>Please make it first, or choose another one.</source>
   <translation>请先新建该文件夹，或选择其他文件夹。</translation>
  </message>
  <message>
   <source>Please name another one.</source>
   <translation>请再指定一个。</translation>
  </message>
  <message>
   <source>Please name folders with a metadata.csv of name|text|speaker|language and sounds in wavs.</source>
   <translation>请指定包含 metadata.csv（name|text|speaker|language）并在 wavs 中存有录音的文件夹。</translation>
  </message>
  <message>
   <source>Please name one after “#”, for example {name}.onnx#{example}. They are: {speakers}.</source>
   <translation>请在“#”后写出一位说话人，例如 {name}.onnx#{example}。可选：{speakers}。</translation>
  </message>
  <message>
   <source>Please open it, or choose another folder.</source>
   <translation>请打开该项目，或选择其他文件夹。</translation>
  </message>
  <message>
   <source>Please open the project again.</source>
   <translation>请重新打开项目。</translation>
  </message>
  <message>
   <source>Please open the project that the clips belong to.</source>
   <translation>请打开这些片段所属的项目。</translation>
  </message>
  <message>
   <source>Please plug it in again, or choose another one.</source>
   <translation>请将它重新插上，或换一个设备。</translation>
  </message>
  <message>
   <source>Please plug one in, or switch it on in the system's settings.</source>
   <translation>请连接一个，或在系统设置中将它启用。</translation>
  </message>
  <message>
   <source>Please put a .txt file of the same name beside each, or import the folder with its list of texts.</source>
   <translation>请在每段录音旁放一个同名的 .txt 文件，或连同文本列表一起导入整个文件夹。</translation>
  </message>
  <message>
   <source>Please put it under the key “text”.</source>
   <translation>请把文本放在键“text”下。</translation>
  </message>
  <message>
   <source>Please record it again, or repair it with the program that made it.</source>
   <translation>请重新录制，或用录制它的程序修复。</translation>
  </message>
  <message>
   <source>Please record one sentence at a time.</source>
   <translation>请每次只录一个句子。</translation>
  </message>
  <message>
   <source>Please record or copy it again.</source>
   <translation>请重新录制或复制。</translation>
  </message>
  <message>
   <source>Please record or import at least one minute; five minutes give a voice that people recognise.</source>
   <translation>请至少录制或导入一分钟的录音；有五分钟，生成的语音就能让人听出是谁。</translation>
  </message>
  <message>
   <source>Please record or import some, or accept those shown.</source>
   <translation>请录制或导入一些录音，或接受当前显示的录音。</translation>
  </message>
  <message>
   <source>Please remove that one first.</source>
   <translation>请先移除那个语音。</translation>
  </message>
  <message>
   <source>Please restart the program; if that does not help, restart the computer.</source>
   <translation>请重新启动本程序；如果仍然不行，请重新启动电脑。</translation>
  </message>
  <message>
   <source>Please restore that file from a backup.</source>
   <translation>请从备份中恢复该文件。</translation>
  </message>
  <message>
   <source>Please restore that file from a backup; the recordings in “clips” are untouched.</source>
   <translation>请从备份中恢复该文件；“clips”中的录音未受影响。</translation>
  </message>
  <message>
   <source>Please save it anew, or choose another file.</source>
   <translation>请重新保存，或选择其他文件。</translation>
  </message>
  <message>
   <source>Please save it as CSV (UTF-8) in your spreadsheet program.</source>
   <translation>请在表格程序中另存为 CSV (UTF-8)。</translation>
  </message>
  <message>
   <source>Please save it as CSV or as plain text (UTF-8).</source>
   <translation>请另存为 CSV 或纯文本 (UTF-8)。</translation>
  </message>
  <message>
   <source>Please save it as UTF-8 and try again.</source>
   <translation>请以 UTF-8 编码保存后重试。</translation>
  </message>
  <message>
   <source>Please save it as UTF-8.</source>
   <translation>请以 UTF-8 编码保存。</translation>
  </message>
  <message>
   <source>Please say who may connect, for example --wyoming-from 192.168.1.20.</source>
   <translation>请指明谁可以连接，例如 --wyoming-from 192.168.1.20。</translation>
  </message>
  <message>
   <source>Please say “own” for your own voice, or “permission” if the speaker has allowed it.</source>
   <translation>如果是自己的声音，请填写“own”；如果说话人已经许可，请填写“permission”。</translation>
  </message>
  <message>
   <source>Please set TTS_STUDIO_KEY or give --key-file.</source>
   <translation>请设置 TTS_STUDIO_KEY，或使用 --key-file。</translation>
  </message>
  <message>
   <source>Please set {variable} to the folder of a faster-whisper model.</source>
   <translation>请将 {variable} 设为 faster-whisper 模型所在的文件夹。</translation>
  </message>
  <message>
   <source>Please start a new training.</source>
   <translation>请开始新的训练。</translation>
  </message>
  <message>
   <source>Please start a new training; your recordings are as they were.</source>
   <translation>请重新开始一次训练；您的录音没有任何改变。</translation>
  </message>
  <message>
   <source>Please start one without --resume.</source>
   <translation>请去掉 --resume，开始新的训练。</translation>
  </message>
  <message>
   <source>Please start to read after you have pressed record, and stop only after the last word.</source>
   <translation>请按下录音键后再开始朗读，读完最后一个字再停止。</translation>
  </message>
  <message>
   <source>Please take at least {least} letters and digits.</source>
   <translation>请至少使用 {least} 个字母和数字。</translation>
  </message>
  <message>
   <source>Please take fewer voices or sentences: at most {most} rounds are possible.</source>
   <translation>请减少声音或句子：最多 {most} 轮。</translation>
  </message>
  <message>
   <source>Please take the protection off, or choose another file.</source>
   <translation>请解除保护，或选择其他文件。</translation>
  </message>
  <message>
   <source>Please train one first.</source>
   <translation>请先训练一个。</translation>
  </message>
  <message>
   <source>Please train one, or choose a Piper file.</source>
   <translation>请训练一个语音，或选择一个 Piper 文件。</translation>
  </message>
  <message>
   <source>Please transcribe it again.</source>
   <translation>请重新转写。</translation>
  </message>
  <message>
   <source>Please try again; the log tells more.</source>
   <translation>请重试；日志中有更多信息。</translation>
  </message>
  <message>
   <source>Please type at least one word.</source>
   <translation>请至少输入一个词。</translation>
  </message>
  <message>
   <source>Please type something to say.</source>
   <translation>请输入要合成的内容。</translation>
  </message>
  <message>
   <source>Please type what you hear.</source>
   <translation>请输入听到的内容。</translation>
  </message>
  <message>
   <source>Please unpack it where there is room, and choose the folder.</source>
   <translation>请解压到空间足够的位置，然后选择文件夹。</translation>
  </message>
  <message>
   <source>Please unpack it, and choose the folder.</source>
   <translation>请解压，然后选择文件夹。</translation>
  </message>
  <message>
   <source>Please update this program, which reads formats up to {newest}.</source>
   <translation>请更新本程序，当前版本最高只能读取格式 {newest}。</translation>
  </message>
  <message>
   <source>Please use a base voice that comes with the program.</source>
   <translation>请使用程序自带的基础语音。</translation>
  </message>
  <message>
   <source>Please wait until it has ended.</source>
   <translation>请等它结束。</translation>
  </message>
  <message>
   <source>Please wait until it has finished, or close it.</source>
   <translation>请等它完成，或将它关闭。</translation>
  </message>
  <message>
   <source>Please write it as 192.168.1.20 or 192.168.1.0/24.</source>
   <translation>请写成 192.168.1.20 或 192.168.1.0/24。</translation>
  </message>
  <message>
   <source>Please write one line of letters and digits.</source>
   <translation>请写入一行字母和数字。</translation>
  </message>
  <message>
   <source>Please write them as “[[ həlˈoʊ ]]”, or words that sound like it.</source>
   <translation>请写成“[[ həlˈoʊ ]]”这样，或写出读音相近的词。</translation>
  </message>
  <message>
   <source>Preparing the networks</source>
   <translation>准备神经网络</translation>
  </message>
  <message>
   <source>Preparing the recordings</source>
   <translation>准备录音</translation>
  </message>
  <message>
   <source>Rates from {lowest} Hz to {highest} Hz can be read; please convert the file.</source>
   <translation>可以读取 {lowest} Hz 到 {highest} Hz 的采样率；请转换该文件。</translation>
  </message>
  <message>
   <source>Reading the list</source>
   <translation>读取列表</translation>
  </message>
  <message>
   <source>Reading the recordings</source>
   <translation>读取录音</translation>
  </message>
  <message>
   <source>Recordings are in no list.</source>
   <translation>有些录音不在任何列表中。</translation>
  </message>
  <message>
   <source>Recordings of a second microphone were left out.</source>
   <translation>第二个麦克风的录音没有使用。</translation>
  </message>
  <message>
   <source>Saving the voice</source>
   <translation>保存语音</translation>
  </message>
  <message>
   <source>Some clips of this training have been changed since it began.</source>
   <translation>训练开始之后，其中的一些片段被更改过。</translation>
  </message>
  <message>
   <source>Sound does not work, because the library PortAudio is missing.</source>
   <translation>声音无法使用，因为缺少 PortAudio 库。</translation>
  </message>
  <message>
   <source>Speaking</source>
   <translation>合成</translation>
  </message>
  <message>
   <source>Steps that were kept: {kept}.</source>
   <translation>留下语音的步数：{kept}。</translation>
  </message>
  <message>
   <source>Texts belong to no recording.</source>
   <translation>有些文本没有对应的录音。</translation>
  </message>
  <message>
   <source>Thai</source>
   <translation>泰文</translation>
  </message>
  <message>
   <source>That is a good recording.</source>
   <translation>这段录音很好。</translation>
  </message>
  <message>
   <source>That was too long for this sentence; please read it as it stands, without extra words.</source>
   <translation>对这个句子来说，录音太长了；请照原文朗读，不要多加词语。</translation>
  </message>
  <message>
   <source>That was too short for this sentence; please read all of it.</source>
   <translation>对这个句子来说，录音太短了；请把它完整读出来。</translation>
  </message>
  <message>
   <source>The Whisper model does not know the language “{language}”.</source>
   <translation>Whisper 模型不支持语言“{language}”。</translation>
  </message>
  <message>
   <source>The base voice cannot be trained: its start weights are of another size.</source>
   <translation>此基础语音无法训练：其起始权重的大小不符。</translation>
  </message>
  <message>
   <source>The base voice “{name}” cannot be trained: there are no start weights for it.</source>
   <translation>基础语音“{name}”无法训练：没有与之相配的起始权重。</translation>
  </message>
  <message>
   <source>The base voice “{name}” cannot be trained: {reason}.</source>
   <translation>基础语音“{name}”无法训练：{reason}。</translation>
  </message>
  <message>
   <source>The base voice “{name}” is not installed.</source>
   <translation>基础语音“{name}”尚未安装。</translation>
  </message>
  <message>
   <source>The base voice's file “{name}” is damaged.</source>
   <translation>基础语音的文件“{name}”已损坏。</translation>
  </message>
  <message>
   <source>The base voice's file “{name}” is missing.</source>
   <translation>基础语音的文件“{name}”不见了。</translation>
  </message>
  <message>
   <source>The beginning is cut off; please wait a moment after pressing record.</source>
   <translation>开头被截断；请在按下录音键后稍等片刻再读。</translation>
  </message>
  <message>
   <source>The book, the voice or the manner is another one, so the reading begins anew.</source>
   <translation>书、声音或朗读方式已改变，因此从头开始朗读。</translation>
  </message>
  <message>
   <source>The catalogue of base voices has not exactly one default.</source>
   <translation>基础语音目录中的默认项不是恰好一个。</translation>
  </message>
  <message>
   <source>The channels would cancel one another, so that only one of them was taken.</source>
   <translation>各声道会相互抵消，因此只使用了其中一个。</translation>
  </message>
  <message>
   <source>The disk is full; “{name}” was not saved.</source>
   <translation>磁盘已满；“{name}”未能保存。</translation>
  </message>
  <message>
   <source>The encoding of “{name}” cannot be told.</source>
   <translation>无法识别“{name}”的编码。</translation>
  </message>
  <message>
   <source>The end is cut off; please wait a moment before pressing stop.</source>
   <translation>结尾被截断；请在读完后稍等片刻再按停止键。</translation>
  </message>
  <message>
   <source>The figures were not kept with the voice. {reason}</source>
   <translation>评估结果没有随声音保存。{reason}</translation>
  </message>
  <message>
   <source>The folder “{folder}” cannot be read.</source>
   <translation>无法读取文件夹“{folder}”。</translation>
  </message>
  <message>
   <source>The folder “{folder}” is not empty.</source>
   <translation>文件夹“{folder}”不是空的。</translation>
  </message>
  <message>
   <source>The header gives less sound than there is, as after a crash: the file was read to its end. Please listen to how it ends.</source>
   <translation>文件头记录的声音比实际的少，程序崩溃后常会这样：文件已读到末尾。请听一下它的结尾。</translation>
  </message>
  <message>
   <source>The header of “{name}” is damaged or of an unknown kind.</source>
   <translation>“{name}”的文件头已损坏，或类型未知。</translation>
  </message>
  <message>
   <source>The key is missing or wrong.</source>
   <translation>密钥缺失或错误。</translation>
  </message>
  <message>
   <source>The key is too easy to guess.</source>
   <translation>密钥太容易猜到。</translation>
  </message>
  <message>
   <source>The language “{language}” is not known.</source>
   <translation>未知的语言“{language}”。</translation>
  </message>
  <message>
   <source>The language “{tag}” is not known.</source>
   <translation>不认识语言“{tag}”。</translation>
  </message>
  <message>
   <source>The list names no speaker “{speaker}”.</source>
   <translation>列表中没有说话人“{speaker}”。</translation>
  </message>
  <message>
   <source>The list of versions at {page} cannot be read.</source>
   <translation>无法读取 {page} 上的版本列表。</translation>
  </message>
  <message>
   <source>The loudest moments are cut off at full scale; please lower the level or move back a little.</source>
   <translation>最响的部分已爆音；请调低音量，或稍微离远一点。</translation>
  </message>
  <message>
   <source>The loudest moments are distorted; please lower the level a little or move back.</source>
   <translation>最响的部分有些失真；请稍微调低音量，或离远一些。</translation>
  </message>
  <message>
   <source>The mark [/{name}] closes nothing.</source>
   <translation>标记 [/{name}] 没有对应的开头。</translation>
  </message>
  <message>
   <source>The mark [{name}] is not closed.</source>
   <translation>标记 [{name}] 没有结束。</translation>
  </message>
  <message>
   <source>The microphone and the room are good.</source>
   <translation>麦克风和房间都很好。</translation>
  </message>
  <message>
   <source>The microphone works, but no speech was heard; please read the sentence aloud.</source>
   <translation>麦克风可以使用，但没有听到说话声；请出声朗读这个句子。</translation>
  </message>
  <message>
   <source>The noise is nearly as loud as the voice.</source>
   <translation>噪声几乎和说话声一样大。</translation>
  </message>
  <message>
   <source>The noise is nearly as loud as your voice; please go to a quieter place or closer to the microphone.</source>
   <translation>噪声几乎和说话声一样大；请换到更安静的地方，或离麦克风近一些。</translation>
  </message>
  <message>
   <source>The package piper-tts is missing.</source>
   <translation>缺少软件包 piper-tts。</translation>
  </message>
  <message>
   <source>The package {name} does not work here ({error}).</source>
   <translation>软件包 {name} 在此无法使用（{error}）。</translation>
  </message>
  <message>
   <source>The package {name} is not installed.</source>
   <translation>尚未安装软件包 {name}。</translation>
  </message>
  <message>
   <source>The program's own file “{name}” is missing.</source>
   <translation>缺少本程序自带的文件“{name}”。</translation>
  </message>
  <message>
   <source>The project “{name}” is not open for writing.</source>
   <translation>项目“{name}”没有以可写方式打开。</translation>
  </message>
  <message>
   <source>The project “{project}” is in use by another TTS Studio.</source>
   <translation>项目“{project}”正被另一个 TTS Studio 使用。</translation>
  </message>
  <message>
   <source>The project “{project}” was made by a newer TTS Studio (format {format}).</source>
   <translation>项目“{project}”由较新版本的 TTS Studio 创建（格式 {format}）。</translation>
  </message>
  <message>
   <source>The reading goes on: {minutes:.1f} minutes of it are there.</source>
   <translation>继续朗读：已完成 {minutes:.1f} 分钟。</translation>
  </message>
  <message>
   <source>The recording seems to say something else than its text: please listen to it.</source>
   <translation>录音里说的似乎与文字不符：请听一遍。</translation>
  </message>
  <message>
   <source>The recordings in “{folder}” have no texts.</source>
   <translation>“{folder}”中的录音没有文本。</translation>
  </message>
  <message>
   <source>The request cannot be understood: {reason}.</source>
   <translation>无法理解该请求：{reason}。</translation>
  </message>
  <message>
   <source>The request did not arrive in time.</source>
   <translation>请求没有及时到达。</translation>
  </message>
  <message>
   <source>The request ended too early.</source>
   <translation>请求过早结束。</translation>
  </message>
  <message>
   <source>The request is longer than {most} bytes.</source>
   <translation>请求超过 {most} 字节。</translation>
  </message>
  <message>
   <source>The room is noisy; please switch off what hums, close the window, or choose another room.</source>
   <translation>房间里有噪声；请关掉嗡嗡作响的电器，关上窗户，或换一个房间。</translation>
  </message>
  <message>
   <source>The same recording is clip {clip} already, with another text: “{text}”.</source>
   <translation>同一段录音已是片段 {clip}，但文本不同：“{text}”。</translation>
  </message>
  <message>
   <source>The sampling rate of “{name}” changes from {first} to {second} Hz within the file.</source>
   <translation>“{name}”的采样率在文件中途从 {first} Hz 变为 {second} Hz。</translation>
  </message>
  <message>
   <source>The saved training “{name}” cannot be read.</source>
   <translation>无法读取已保存的训练“{name}”。</translation>
  </message>
  <message>
   <source>The server failed at this request.</source>
   <translation>服务器处理该请求时出错。</translation>
  </message>
  <message>
   <source>The settings could not be read ({reason}); the defaults are used for now.</source>
   <translation>无法读取设置（{reason}）；暂时使用默认设置。</translation>
  </message>
  <message>
   <source>The settings in “{path}” are damaged; the defaults are used.</source>
   <translation>“{path}”中的设置已损坏；将使用默认设置。</translation>
  </message>
  <message>
   <source>The settings were damaged and are set back; the old file is “{path}”.</source>
   <translation>设置已损坏，现已恢复为默认设置；旧文件是“{path}”。</translation>
  </message>
  <message>
   <source>The settings were not saved, since the earlier ones could not be read.</source>
   <translation>设置未保存，因为先前的设置无法读取。</translation>
  </message>
  <message>
   <source>The silence before and after the speech was cut off.</source>
   <translation>讲话前后的静音已被裁掉。</translation>
  </message>
  <message>
   <source>The sound could not be written as {format}.</source>
   <translation>声音无法写成 {format}。</translation>
  </message>
  <message>
   <source>The sound system of this computer could not be started.</source>
   <translation>无法启动这台电脑的声音系统。</translation>
  </message>
  <message>
   <source>The sound was stopped by a fault of this program.</source>
   <translation>由于本程序出错，声音已中断。</translation>
  </message>
  <message>
   <source>The speaker has no name.</source>
   <translation>说话人没有姓名。</translation>
  </message>
  <message>
   <source>The speech in it is too short to learn from.</source>
   <translation>其中的说话声太短，无法用于训练。</translation>
  </message>
  <message>
   <source>The start weights “{name}” are damaged.</source>
   <translation>起始权重“{name}”已损坏。</translation>
  </message>
  <message>
   <source>The start weights “{name}” cannot be read.</source>
   <translation>无法读取起始权重“{name}”。</translation>
  </message>
  <message>
   <source>The tag &lt;/{name}&gt; closes nothing.</source>
   <translation>标签 &lt;/{name}&gt; 没有对应的开头。</translation>
  </message>
  <message>
   <source>The tag &lt;{name}&gt; has no effect here.</source>
   <translation>标签 &lt;{name}&gt; 在这里不起作用。</translation>
  </message>
  <message>
   <source>The tag &lt;{name}&gt; is not closed.</source>
   <translation>标签 &lt;{name}&gt; 没有结束。</translation>
  </message>
  <message>
   <source>The tag &lt;{name}&gt; needs “{attribute}”.</source>
   <translation>标签 &lt;{name}&gt; 需要“{attribute}”。</translation>
  </message>
  <message>
   <source>The tag “{tag}” is not written correctly.</source>
   <translation>标签“{tag}”的写法不正确。</translation>
  </message>
  <message>
   <source>The take “{name}” holds no sound yet.</source>
   <translation>录音“{name}”中还没有声音。</translation>
  </message>
  <message>
   <source>The text does not fit the duration: {seconds:.1f} s of speech are too long for it.</source>
   <translation>文本与时长不符：说话时间 {seconds:.1f} 秒，对这段文本来说太长。</translation>
  </message>
  <message>
   <source>The text does not fit the duration: {seconds:.1f} s of speech are too short for it.</source>
   <translation>文本与时长不符：说话时间 {seconds:.1f} 秒，对这段文本来说太短。</translation>
  </message>
  <message>
   <source>The text has more sounds than the recording has time for.</source>
   <translation>文本中的音太多，录音的时长容纳不下。</translation>
  </message>
  <message>
   <source>The text has {count} characters.</source>
   <translation>文本有 {count} 个字符。</translation>
  </message>
  <message>
   <source>The text is empty.</source>
   <translation>文本为空。</translation>
  </message>
  <message>
   <source>The text is in {script} script, which is not read in the language of the project ({language}).</source>
   <translation>文本是{script}，项目的语言（{language}）不使用这种文字。</translation>
  </message>
  <message>
   <source>The text is too long.</source>
   <translation>文本太长。</translation>
  </message>
  <message>
   <source>The text seems to be in {found}; the language of the project is {language}.</source>
   <translation>文本看起来是 {found}；项目的语言是 {language}。</translation>
  </message>
  <message>
   <source>The texts are in capitals throughout, and were taken in small letters.</source>
   <translation>文本全部是大写，已改为小写。</translation>
  </message>
  <message>
   <source>The training became unstable.</source>
   <translation>训练不稳定，已中止。</translation>
  </message>
  <message>
   <source>The tuned weights are damaged.</source>
   <translation>微调后的权重已损坏。</translation>
  </message>
  <message>
   <source>The tuned weights do not fit the base voice.</source>
   <translation>微调后的权重与基础语音不匹配。</translation>
  </message>
  <message>
   <source>The voice cannot say some letters or sounds of this text, so they were left out: {sounds}.</source>
   <translation>语音不会说这段文字中的某些字母或音，已将其略去：{sounds}。</translation>
  </message>
  <message>
   <source>The voice file “{name}” is empty.</source>
   <translation>语音文件“{name}”是空的。</translation>
  </message>
  <message>
   <source>The voice file “{path}” cannot be read.</source>
   <translation>无法读取语音文件“{path}”。</translation>
  </message>
  <message>
   <source>The voice lies in “{folder}” itself.</source>
   <translation>该语音就在“{folder}”之中。</translation>
  </message>
  <message>
   <source>The voice saved before is kept. Please start it again with another random seed.</source>
   <translation>此前保存的语音仍然保留。请换一个随机种子，重新训练一次。</translation>
  </message>
  <message>
   <source>The voice stays silent: it is damaged.</source>
   <translation>此语音没有发出声音：它已损坏。</translation>
  </message>
  <message>
   <source>The voice “{model}” lacks its second file “{config}”.</source>
   <translation>语音“{model}”缺少第二个文件“{config}”。</translation>
  </message>
  <message>
   <source>The voice “{name}” cannot say this.</source>
   <translation>语音“{name}”无法朗读此内容。</translation>
  </message>
  <message>
   <source>The voice “{name}” has {count} speakers, but no “{speaker}”.</source>
   <translation>语音“{name}”有 {count} 位说话人，但没有“{speaker}”。</translation>
  </message>
  <message>
   <source>The voice “{name}” has {count} speakers.</source>
   <translation>语音“{name}”有 {count} 位说话人。</translation>
  </message>
  <message>
   <source>The voice “{name}” is damaged: what it says is no sound.</source>
   <translation>语音“{name}”已损坏：它发出的不是声音。</translation>
  </message>
  <message>
   <source>The voice “{name}” is too loud: its sound is cut off.</source>
   <translation>语音“{name}”音量过大：声音会被截断。</translation>
  </message>
  <message>
   <source>The voice “{name}” knows none of the sounds of its language.</source>
   <translation>声音“{name}”不认识其语言的任何音。</translation>
  </message>
  <message>
   <source>The voice “{name}” knows none of the sounds of this text.</source>
   <translation>语音“{name}”不会发本文中的任何音。</translation>
  </message>
  <message>
   <source>The voice “{name}” lacks a file beside it that holds its weights.</source>
   <translation>声音“{name}”缺少旁边存放其权重的文件。</translation>
  </message>
  <message>
   <source>The voice “{name}” stays silent: it is damaged.</source>
   <translation>语音“{name}”没有发出声音：它已损坏。</translation>
  </message>
  <message>
   <source>The voice's language “{language}” is not known.</source>
   <translation>该语音的语言“{language}”未知。</translation>
  </message>
  <message>
   <source>The voices along the way could not be judged ({error}).</source>
   <translation>无法评估训练过程中保存的各个语音（{error}）。</translation>
  </message>
  <message>
   <source>The {kind} “{name}” could not be opened.</source>
   <translation>无法打开{kind}“{name}”。</translation>
  </message>
  <message>
   <source>The {kind} “{name}” is in use by another program, or was unplugged.</source>
   <translation>{kind}“{name}”正被其他程序占用，或已被拔出。</translation>
  </message>
  <message>
   <source>The {kind} “{name}” is no longer there.</source>
   <translation>{kind}“{name}”已断开连接。</translation>
  </message>
  <message>
   <source>The {name} {value:g} is not possible.</source>
   <translation>{name} 不能为 {value:g}。</translation>
  </message>
  <message>
   <source>There are no clips to learn from in {folders}.</source>
   <translation>{folders} 中没有可供学习的录音。</translation>
  </message>
  <message>
   <source>There are no recordings in “{folder}”, but an archive.</source>
   <translation>“{folder}”中没有录音，但有一个压缩包。</translation>
  </message>
  <message>
   <source>There are no recordings in “{folder}”.</source>
   <translation>“{folder}”中没有录音。</translation>
  </message>
  <message>
   <source>There are no recordings to export.</source>
   <translation>没有可导出的录音。</translation>
  </message>
  <message>
   <source>There are no sentences to read in “{language}”.</source>
   <translation>没有语言“{language}”的朗读句。</translation>
  </message>
  <message>
   <source>There are only {seconds:.0f} seconds of usable speech.</source>
   <translation>可用的人声只有 {seconds:.0f} 秒。</translation>
  </message>
  <message>
   <source>There are some in: {known}.</source>
   <translation>已有朗读句的语言：{known}。</translation>
  </message>
  <message>
   <source>There are too few recordings to compare with.</source>
   <translation>可供比较的录音太少。</translation>
  </message>
  <message>
   <source>There are {count} recordings “{name}”; please name the folder, too.</source>
   <translation>有 {count} 个录音名为“{name}”；请同时写明文件夹。</translation>
  </message>
  <message>
   <source>There are {count} voices in “{folder}”.</source>
   <translation>“{folder}”中有 {count} 个语音。</translation>
  </message>
  <message>
   <source>There is a project in “{folder}” already.</source>
   <translation>“{folder}”中已有一个项目。</translation>
  </message>
  <message>
   <source>There is a voice “{key}” in the project already.</source>
   <translation>项目中已有语音“{key}”。</translation>
  </message>
  <message>
   <source>There is an earlier take “{name}”.</source>
   <translation>之前已有一遍录音“{name}”。</translation>
  </message>
  <message>
   <source>There is no Whisper model in “{folder}”.</source>
   <translation>“{folder}”中没有 Whisper 模型。</translation>
  </message>
  <message>
   <source>There is no Whisper model on this machine.</source>
   <translation>这台电脑上没有 Whisper 模型。</translation>
  </message>
  <message>
   <source>There is no clip {clip} in this project.</source>
   <translation>此项目中没有片段 {clip}。</translation>
  </message>
  <message>
   <source>There is no destination “{name}”.</source>
   <translation>没有导出目标“{name}”。</translation>
  </message>
  <message>
   <source>There is no emphasis “{level}”.</source>
   <translation>没有名为“{level}”的强调程度。</translation>
  </message>
  <message>
   <source>There is no file “{path}”.</source>
   <translation>找不到文件“{path}”。</translation>
  </message>
  <message>
   <source>There is no folder “{folder}”.</source>
   <translation>找不到文件夹“{folder}”。</translation>
  </message>
  <message>
   <source>There is no interrupted training in this project.</source>
   <translation>此项目中没有被中断的训练。</translation>
  </message>
  <message>
   <source>There is no model “{name}”.</source>
   <translation>没有模型“{name}”。</translation>
  </message>
  <message>
   <source>There is no phrase in “{name}”.</source>
   <translation>“{name}”中没有短语。</translation>
  </message>
  <message>
   <source>There is no recording “{name}”.</source>
   <translation>找不到录音“{name}”。</translation>
  </message>
  <message>
   <source>There is no recording.</source>
   <translation>没有录音。</translation>
  </message>
  <message>
   <source>There is no removed clip {clip} that could be brought back.</source>
   <translation>没有可恢复的已移除片段 {clip}。</translation>
  </message>
  <message>
   <source>There is no tag &lt;{name}&gt;.</source>
   <translation>没有标签 &lt;{name}&gt;。</translation>
  </message>
  <message>
   <source>There is no text “{name}” beside it.</source>
   <translation>旁边没有文本文件“{name}”。</translation>
  </message>
  <message>
   <source>There is no voice in the folder “{folder}”.</source>
   <translation>文件夹“{folder}”中没有语音。</translation>
  </message>
  <message>
   <source>There is no voice to speak with.</source>
   <translation>没有可用的语音。</translation>
  </message>
  <message>
   <source>There is no voice “{name}”.</source>
   <translation>没有语音“{name}”。</translation>
  </message>
  <message>
   <source>There is no voice “{path}”.</source>
   <translation>没有语音“{path}”。</translation>
  </message>
  <message>
   <source>There is no “{source}”.</source>
   <translation>找不到“{source}”。</translation>
  </message>
  <message>
   <source>There is noise in the background; please choose a quieter place.</source>
   <translation>背景有噪声，请换一个更安静的地方。</translation>
  </message>
  <message>
   <source>There is nothing at “{path}”.</source>
   <translation>“{path}”处什么也没有。</translation>
  </message>
  <message>
   <source>There is nothing to say in “{text}”.</source>
   <translation>“{text}”中没有可朗读的内容。</translation>
  </message>
  <message>
   <source>There is nothing to say.</source>
   <translation>没有可合成的内容。</translation>
  </message>
  <message>
   <source>There was time for {steps} of the {useful} steps from which a voice resembles its speaker. It is saved, but not finished.</source>
   <translation>语音要训练 {useful} 步以上才像说话人，而时间只够 {steps} 步。语音已保存，但尚未完成。</translation>
  </message>
  <message>
   <source>These recordings have no texts.</source>
   <translation>这些录音没有对应的文本。</translation>
  </message>
  <message>
   <source>These voices speak different languages.</source>
   <translation>这些声音的语言不同。</translation>
  </message>
  <message>
   <source>This book is being read by another program.</source>
   <translation>另一个程序正在朗读这本书。</translation>
  </message>
  <message>
   <source>This copy of TTS Studio does not know where its versions are published.</source>
   <translation>这份 TTS Studio 不知道新版本在哪里发布。</translation>
  </message>
  <message>
   <source>This line has more columns than the list; please put its text in quotation marks.</source>
   <translation>这一行的列数比列表多；请给文本加上引号。</translation>
  </message>
  <message>
   <source>This line is not a JSON object.</source>
   <translation>这一行不是 JSON 对象。</translation>
  </message>
  <message>
   <source>This microphone sounds like a telephone, as many wireless headsets do; please choose another one.</source>
   <translation>这个麦克风听起来像电话，许多无线耳机都是这样；请换一个麦克风。</translation>
  </message>
  <message>
   <source>This program may not use the {kind} “{name}”.</source>
   <translation>系统不允许本程序使用{kind}“{name}”。</translation>
  </message>
  <message>
   <source>This server answers requests for this computer only.</source>
   <translation>此服务器只应答发给本机的请求。</translation>
  </message>
  <message>
   <source>This test would have {count} rounds.</source>
   <translation>此测试将有 {count} 轮。</translation>
  </message>
  <message>
   <source>This training has learned from other clips than this version of the program would take.</source>
   <translation>这次训练使用的录音与当前版本会选用的不同。</translation>
  </message>
  <message>
   <source>This training was begun with an older version of the program, which learned in another way.</source>
   <translation>这次训练是用旧版本的程序开始的，旧版本的学习方式不同。</translation>
  </message>
  <message>
   <source>This version of the program does not know the text encoder “{kind}”.</source>
   <translation>本程序的这个版本不认识文本编码器“{kind}”。</translation>
  </message>
  <message>
   <source>This voice does not tell how long its sounds are, so only the times of sentences are exact.</source>
   <translation>此声音不提供各个音的时长，因此只有句子的时间是准确的。</translation>
  </message>
  <message>
   <source>This voice has several speakers.</source>
   <translation>此语音包含多个说话人。</translation>
  </message>
  <message>
   <source>This voice's language needs software that is not installed.</source>
   <translation>此语音的语言需要另一个软件，但它尚未安装。</translation>
  </message>
  <message>
   <source>Timing the first steps</source>
   <translation>测量最初几步的用时</translation>
  </message>
  <message>
   <source>Too many texts are being spoken.</source>
   <translation>正在朗读的文本太多。</translation>
  </message>
  <message>
   <source>What is asked for would be longer than {minutes:g} minutes.</source>
   <translation>所请求的声音会超过 {minutes:g} 分钟。</translation>
  </message>
  <message>
   <source>What is at {page} is no list of versions.</source>
   <translation>{page} 上的内容不是版本列表。</translation>
  </message>
  <message>
   <source>Writing the book</source>
   <translation>正在写入有声书</translation>
  </message>
  <message>
   <source>You read faster than usual; please take your time.</source>
   <translation>读得比平时快，请慢慢来。</translation>
  </message>
  <message>
   <source>You read more slowly than usual; please read as you normally speak.</source>
   <translation>读得比平时慢，请按平常说话的速度朗读。</translation>
  </message>
  <message>
   <source>Your voice is quiet; please move closer to the microphone or raise its level.</source>
   <translation>声音偏小，请靠近麦克风，或调高麦克风音量。</translation>
  </message>
  <message>
   <source>ZIP archive</source>
   <translation>ZIP 压缩包</translation>
  </message>
  <message>
   <source>a take</source>
   <translation>现场录制</translation>
  </message>
  <message>
   <source>a take ({device})</source>
   <translation>现场录制（{device}）</translation>
  </message>
  <message>
   <source>it has several speakers</source>
   <translation>它有多位说话人</translation>
  </message>
  <message>
   <source>it is called so</source>
   <translation>列名如此</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>它是空的</translation>
  </message>
  <message>
   <source>it is in the language of the project</source>
   <translation>它使用项目的语言</translation>
  </message>
  <message>
   <source>it is not JSON</source>
   <translation>它不是有效的 JSON</translation>
  </message>
  <message>
   <source>it is not a JSON object</source>
   <translation>它不是 JSON 对象</translation>
  </message>
  <message>
   <source>it is the last one that may be the text</source>
   <translation>它是最后一个可能是文本的列</translation>
  </message>
  <message>
   <source>its length goes with the durations of the recordings</source>
   <translation>它的长度与录音的时长相符</translation>
  </message>
  <message>
   <source>its numbers are spelled out</source>
   <translation>其中的数字已写成文字</translation>
  </message>
  <message>
   <source>its phonemes are of the kind “{kind}”, which cannot be learned here</source>
   <translation>它的音素属于“{kind}”类，这里无法学习</translation>
  </message>
  <message>
   <source>its sampling rate is {rate} Hz, and only {least} to {most} Hz can be trained</source>
   <translation>其采样率为 {rate} Hz，只有 {least} 到 {most} Hz 可以训练</translation>
  </message>
  <message>
   <source>its start weights belong to another voice</source>
   <translation>其起始权重属于另一个语音</translation>
  </message>
  <message>
   <source>its texts are longest</source>
   <translation>它的文本最长</translation>
  </message>
  <message>
   <source>its words vary most</source>
   <translation>它的用词变化最多</translation>
  </message>
  <message>
   <source>loudspeaker</source>
   <translation>扬声器</translation>
  </message>
  <message>
   <source>microphone</source>
   <translation>麦克风</translation>
  </message>
  <message>
   <source>no other column holds texts</source>
   <translation>其他列都不是文本</translation>
  </message>
  <message>
   <source>nothing reads format {version}</source>
   <translation>格式 {version} 无法读取</translation>
  </message>
  <message>
   <source>pause</source>
   <translation>停顿</translation>
  </message>
  <message>
   <source>seed</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <source>sherpa-onnx</source>
   <translation>sherpa-onnx</translation>
  </message>
  <message>
   <source>speech-dispatcher</source>
   <translation>speech-dispatcher</translation>
  </message>
  <message>
   <source>speed</source>
   <translation>语速</translation>
  </message>
  <message>
   <source>the CPU ({threads} threads)</source>
   <translation>CPU（{threads} 个线程）</translation>
  </message>
  <message>
   <source>the GPU {name}</source>
   <translation>显卡 {name}</translation>
  </message>
  <message>
   <source>variation</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>volume</source>
   <translation>音量</translation>
  </message>
  <message>
   <source>you have chosen it</source>
   <translation>您选择了它</translation>
  </message>
  <message>
   <source>{chapter}: {remark}</source>
   <translation>{chapter}：{remark}</translation>
  </message>
  <message>
   <source>{clips} clips to learn from, {held_out} held out; {steps} steps in {minutes:g} minutes.</source>
   <translation>用于学习的片段：{clips}，留作检验：{held_out}；步数：{steps}，共 {minutes:g} 分钟。</translation>
  </message>
  <message>
   <source>{count} clips of this training are no longer in the project.</source>
   <translation>这次训练用到的 {count} 个片段已不在项目中。</translation>
  </message>
  <message>
   <source>{count} in all</source>
   <translation>共 {count} 条</translation>
  </message>
  <message>
   <source>{count} recordings are too few to compare them with their texts.</source>
   <translation>只有 {count} 条录音，太少，无法与文字对照。</translation>
  </message>
  <message>
   <source>{count} recordings have the same text: “{text}”</source>
   <translation>有 {count} 个录音的文本相同：“{text}”</translation>
  </message>
  <message>
   <source>{count} sentences</source>
   <translation>{count} 个句子</translation>
  </message>
  <message>
   <source>{page} is no https address.</source>
   <translation>{page} 不是 https 地址。</translation>
  </message>
  <message>
   <source>{program} cannot speak with “{name}”, a voice that reads phonemes of the kind “{kind}”.</source>
   <translation>{program} 无法使用“{name}”，这个声音读取“{kind}”类型的音素。</translation>
  </message>
  <message>
   <source>{sentence} ({names})</source>
   <translation>{sentence}（{names}）</translation>
  </message>
  <message>
   <source>{sentence} ({names}; {more} more)</source>
   <translation>{sentence}（{names}；另有 {more} 个）</translation>
  </message>
  <message>
   <source>{title} {hint}</source>
   <translation>{title}{hint}</translation>
  </message>
  <message>
   <source>“format” is not a whole number above 0</source>
   <translation>“format”不是大于 0 的整数</translation>
  </message>
  <message>
   <source>“speed” has to be a number from {least:g} to {most:g}.</source>
   <translation>“speed”必须是 {least:g} 到 {most:g} 之间的数。</translation>
  </message>
  <message>
   <source>“statement” is neither own nor permission</source>
   <translation>“statement”既不是 own，也不是 permission</translation>
  </message>
  <message>
   <source>“{ahead}” was preferred in {count} of {rounds} answers. That is hardly chance.</source>
   <translation>在 {rounds} 个回答中，有 {count} 个更喜欢“{ahead}”。这几乎不可能是巧合。</translation>
  </message>
  <message>
   <source>“{ahead}” was preferred in {count} of {rounds} answers. That may well be chance.</source>
   <translation>在 {rounds} 个回答中，有 {count} 个更喜欢“{ahead}”。这很可能是巧合。</translation>
  </message>
  <message>
   <source>“{attribute}” has no effect here.</source>
   <translation>“{attribute}”在这里不起作用。</translation>
  </message>
  <message>
   <source>“{config}” belongs to another voice than “{model}”.</source>
   <translation>“{config}”与“{model}”不属于同一个语音。</translation>
  </message>
  <message>
   <source>“{consent}” is no statement of consent.</source>
   <translation>“{consent}”不是同意声明。</translation>
  </message>
  <message>
   <source>“{file}” of the project “{project}” is damaged: {reason}.</source>
   <translation>项目“{project}”的“{file}”已损坏：{reason}。</translation>
  </message>
  <message>
   <source>“{file}” of the voice “{name}” is damaged.</source>
   <translation>语音“{name}”的“{file}”已损坏。</translation>
  </message>
  <message>
   <source>“{first}” and “{second}” were told apart in {right} of {rounds} answers. Guessing hardly ever does as well.</source>
   <translation>在 {rounds} 个回答中，有 {right} 个分辨出了“{first}”和“{second}”。靠猜几乎达不到。</translation>
  </message>
  <message>
   <source>“{first}” and “{second}” were told apart in {right} of {rounds} answers. Guessing may do as well.</source>
   <translation>在 {rounds} 个回答中，有 {right} 个分辨出了“{first}”和“{second}”。靠猜也可能达到。</translation>
  </message>
  <message>
   <source>“{folder}” cannot be written to.</source>
   <translation>无法写入“{folder}”。</translation>
  </message>
  <message>
   <source>“{folder}” could not be read.</source>
   <translation>未能读取“{folder}”。</translation>
  </message>
  <message>
   <source>“{folder}” is a file.</source>
   <translation>“{folder}”是一个文件。</translation>
  </message>
  <message>
   <source>“{folder}” is not a TTS Studio project.</source>
   <translation>“{folder}”不是 TTS Studio 项目。</translation>
  </message>
  <message>
   <source>“{format}” is no format that books can be written in.</source>
   <translation>有声书不能写成“{format}”格式。</translation>
  </message>
  <message>
   <source>“{host}:{port}” cannot be listened on: {reason}.</source>
   <translation>无法监听“{host}:{port}”：{reason}。</translation>
  </message>
  <message>
   <source>“{host}” can be reached by other computers, and Wyoming knows no key.</source>
   <translation>其他计算机可以访问“{host}”，而 Wyoming 没有密钥。</translation>
  </message>
  <message>
   <source>“{host}” can be reached by other computers, so a key is needed.</source>
   <translation>其他计算机可以访问“{host}”，因此需要密钥。</translation>
  </message>
  <message>
   <source>“{name}” asks for phonemes of the kind “{kind}”, which this program does not know.</source>
   <translation>“{name}”要求“{kind}”类音素，本程序不认识。</translation>
  </message>
  <message>
   <source>“{name}” cannot be read aloud: “{suffix}” is no format of texts that is known here.</source>
   <translation>无法朗读“{name}”：“{suffix}”不是已知的文本格式。</translation>
  </message>
  <message>
   <source>“{name}” cannot be trained: it makes {hop} samples of a frame, and only {wanted} can be trained.</source>
   <translation>“{name}”无法训练：它由一帧生成 {hop} 个采样，只有 {wanted} 个的可以训练。</translation>
  </message>
  <message>
   <source>“{name}” cannot be used: its “{scale}” is {value}, and only {least:g} to {most:g} is possible.</source>
   <translation>“{name}”无法使用：其“{scale}”为 {value}，只能是 {least:g} 到 {most:g}。</translation>
  </message>
  <message>
   <source>“{name}” cannot be written: “{suffix}” is no audio format that is known here.</source>
   <translation>无法写入“{name}”：本程序不支持音频格式“{suffix}”。</translation>
  </message>
  <message>
   <source>“{name}” claims a sample rate of {rate} Hz, which no recording of speech has.</source>
   <translation>“{name}”标明的采样率为 {rate} Hz，人声录音不会有这样的采样率。</translation>
  </message>
  <message>
   <source>“{name}” could not be read.</source>
   <translation>未能读取“{name}”。</translation>
  </message>
  <message>
   <source>“{name}” could not be written as {format}.</source>
   <translation>未能将“{name}”写成 {format} 格式。</translation>
  </message>
  <message>
   <source>“{name}” could not be written.</source>
   <translation>无法写入“{name}”。</translation>
  </message>
  <message>
   <source>“{name}” does not describe a base voice.</source>
   <translation>“{name}”所述的不是基础语音。</translation>
  </message>
  <message>
   <source>“{name}” does not describe a voice: {reason}.</source>
   <translation>“{name}”所述的不是语音：{reason}。</translation>
  </message>
  <message>
   <source>“{name}” does not end in .{format}.</source>
   <translation>“{name}”不以 .{format} 结尾。</translation>
  </message>
  <message>
   <source>“{name}” goes before other lists.</source>
   <translation>“{name}”优先于其他列表。</translation>
  </message>
  <message>
   <source>“{name}” has a header, but no rows.</source>
   <translation>“{name}”只有表头，没有数据行。</translation>
  </message>
  <message>
   <source>“{name}” has changed since it was made: it is damaged or another voice's.</source>
   <translation>“{name}”在生成之后有过变动：它已损坏，或属于另一个语音。</translation>
  </message>
  <message>
   <source>“{name}” has more than {most} columns.</source>
   <translation>“{name}”超过 {most} 列。</translation>
  </message>
  <message>
   <source>“{name}” has no column “{column}”.</source>
   <translation>“{name}”中没有列“{column}”。</translation>
  </message>
  <message>
   <source>“{name}” has no intervals with texts.</source>
   <translation>“{name}”中没有带文本的区间。</translation>
  </message>
  <message>
   <source>“{name}” has no text that could be read.</source>
   <translation>“{name}”中没有可以朗读的文字。</translation>
  </message>
  <message>
   <source>“{name}” has nothing from {start:.1f} s to {end:.1f} s.</source>
   <translation>“{name}”在 {start:.1f} 秒到 {end:.1f} 秒之间没有声音。</translation>
  </message>
  <message>
   <source>“{name}” has only one column.</source>
   <translation>“{name}”只有一列。</translation>
  </message>
  <message>
   <source>“{name}” has to be a text.</source>
   <translation>“{name}”必须是文本。</translation>
  </message>
  <message>
   <source>“{name}” has to be one of {choices}.</source>
   <translation>“{name}”必须是下列之一：{choices}。</translation>
  </message>
  <message>
   <source>“{name}” has {channels} channels.</source>
   <translation>“{name}”有 {channels} 个声道。</translation>
  </message>
  <message>
   <source>“{name}” has {count} phrases.</source>
   <translation>“{name}”有 {count} 个短语。</translation>
  </message>
  <message>
   <source>“{name}” holds all of it.</source>
   <translation>其内容都在“{name}”中。</translation>
  </message>
  <message>
   <source>“{name}” holds answers to another test.</source>
   <translation>“{name}”是另一个测试的回答。</translation>
  </message>
  <message>
   <source>“{name}” holds more than {most} files.</source>
   <translation>“{name}”中的文件超过 {most} 个。</translation>
  </message>
  <message>
   <source>“{name}” holds no key.</source>
   <translation>“{name}”中没有密钥。</translation>
  </message>
  <message>
   <source>“{name}” holds no labels.</source>
   <translation>“{name}”中没有标签。</translation>
  </message>
  <message>
   <source>“{name}” holds no recordings with texts.</source>
   <translation>“{name}”中没有带文本的录音。</translation>
  </message>
  <message>
   <source>“{name}” holds no segments with times.</source>
   <translation>“{name}”中没有带时间的片段。</translation>
  </message>
  <message>
   <source>“{name}” holds no sound: it has a header, but no samples.</source>
   <translation>“{name}”中没有声音：只有文件头，没有采样数据。</translation>
  </message>
  <message>
   <source>“{name}” holds no subtitles.</source>
   <translation>“{name}”中没有字幕。</translation>
  </message>
  <message>
   <source>“{name}” holds no text.</source>
   <translation>“{name}”中没有文本。</translation>
  </message>
  <message>
   <source>“{name}” holds samples up to {peak:.0f} where 1 is full scale.</source>
   <translation>“{name}”的采样值高达 {peak:.0f}，而满刻度是 1。</translation>
  </message>
  <message>
   <source>“{name}” is a folder, not an audio file.</source>
   <translation>“{name}”是文件夹，不是音频文件。</translation>
  </message>
  <message>
   <source>“{name}” is a formatted document, not a plain list.</source>
   <translation>“{name}”是带格式的文档，不是纯文本列表。</translation>
  </message>
  <message>
   <source>“{name}” is a single recording.</source>
   <translation>“{name}”只是单个录音。</translation>
  </message>
  <message>
   <source>“{name}” is a video or picture without sound.</source>
   <translation>“{name}”是没有声音的视频或图片。</translation>
  </message>
  <message>
   <source>“{name}” is an ONNX file, but not a Piper voice.</source>
   <translation>“{name}”是 ONNX 文件，但不是 Piper 语音。</translation>
  </message>
  <message>
   <source>“{name}” is an archive of a kind that cannot be opened here.</source>
   <translation>“{name}”是这里无法打开的压缩包。</translation>
  </message>
  <message>
   <source>“{name}” is cut off or damaged.</source>
   <translation>“{name}”不完整或已损坏。</translation>
  </message>
  <message>
   <source>“{name}” is damaged, or it is no {kind} file.</source>
   <translation>“{name}”已损坏，或者不是 {kind} 文件。</translation>
  </message>
  <message>
   <source>“{name}” is damaged, or no archive that can be unpacked here.</source>
   <translation>“{name}”已损坏，或不是这里能解压的压缩包。</translation>
  </message>
  <message>
   <source>“{name}” is damaged: its encoding breaks off.</source>
   <translation>“{name}”已损坏：其中的文字编码有误。</translation>
  </message>
  <message>
   <source>“{name}” is damaged: some of its samples are not numbers.</source>
   <translation>“{name}”已损坏：部分采样值不是数字。</translation>
  </message>
  <message>
   <source>“{name}” is empty.</source>
   <translation>“{name}”是空的。</translation>
  </message>
  <message>
   <source>“{name}” is in the folder already, and was not written by TTS Studio.</source>
   <translation>文件夹中已有“{name}”，而且它不是 TTS Studio 写的。</translation>
  </message>
  <message>
   <source>“{name}” is longer than {hours:.0f} hours, the most that can be cut.</source>
   <translation>“{name}”超过 {hours:.0f} 小时，无法切分。</translation>
  </message>
  <message>
   <source>“{name}” is longer than {minutes:.0f} minutes, the most that can be read.</source>
   <translation>“{name}”超过了 {minutes:.0f} 分钟，这是可读取的最大时长。</translation>
  </message>
  <message>
   <source>“{name}” is made of pictures of pages: there is no text in it.</source>
   <translation>“{name}”由页面图片组成，其中没有文字。</translation>
  </message>
  <message>
   <source>“{name}” is missing</source>
   <translation>缺少“{name}”</translation>
  </message>
  <message>
   <source>“{name}” is neither the key of a listening test nor answers to one.</source>
   <translation>“{name}”既不是听音测试的密钥，也不是其回答。</translation>
  </message>
  <message>
   <source>“{name}” is neither true nor false</source>
   <translation>“{name}”既不是 true，也不是 false</translation>
  </message>
  <message>
   <source>“{name}” is no board in Open Board Format.</source>
   <translation>“{name}”不是 Open Board Format 格式的短语板。</translation>
  </message>
  <message>
   <source>“{name}” is not JSON.</source>
   <translation>“{name}”不是有效的 JSON。</translation>
  </message>
  <message>
   <source>“{name}” is not a Piper voice that can be trained.</source>
   <translation>“{name}”不是可以训练的 Piper 语音。</translation>
  </message>
  <message>
   <source>“{name}” is not a complete ONNX file.</source>
   <translation>“{name}”不是完整的 ONNX 文件。</translation>
  </message>
  <message>
   <source>“{name}” is not a language that can be spoken.</source>
   <translation>“{name}”不是可以朗读的语言。</translation>
  </message>
  <message>
   <source>“{name}” is not a list</source>
   <translation>“{name}”不是列表</translation>
  </message>
  <message>
   <source>“{name}” is not a list of lists of texts</source>
   <translation>“{name}”不是由文本列表组成的列表</translation>
  </message>
  <message>
   <source>“{name}” is not a list of texts</source>
   <translation>“{name}”不是文本列表</translation>
  </message>
  <message>
   <source>“{name}” is not a number</source>
   <translation>“{name}”不是数字</translation>
  </message>
  <message>
   <source>“{name}” is not a spreadsheet that can be read.</source>
   <translation>“{name}”不是可以读取的表格。</translation>
  </message>
  <message>
   <source>“{name}” is not a text</source>
   <translation>“{name}”不是文本</translation>
  </message>
  <message>
   <source>“{name}” is not a text file.</source>
   <translation>“{name}”不是文本文件。</translation>
  </message>
  <message>
   <source>“{name}” is not a text file: it holds NUL bytes.</source>
   <translation>“{name}”不是文本文件：其中含有 NUL 字节。</translation>
  </message>
  <message>
   <source>“{name}” is not a training of this project.</source>
   <translation>“{name}”不是此项目的训练。</translation>
  </message>
  <message>
   <source>“{name}” is not a voice of TTS Studio: it has no “{file}”.</source>
   <translation>“{name}”不是 TTS Studio 的语音：它没有“{file}”。</translation>
  </message>
  <message>
   <source>“{name}” is not a voice, or it is cut off or damaged: it is no complete ONNX file.</source>
   <translation>“{name}”不是语音，或者不完整、已损坏：它不是完整的 ONNX 文件。</translation>
  </message>
  <message>
   <source>“{name}” is not a voice.</source>
   <translation>“{name}”不是语音。</translation>
  </message>
  <message>
   <source>“{name}” is not a whole number</source>
   <translation>“{name}”不是整数</translation>
  </message>
  <message>
   <source>“{name}” is not an audio file that can be read here.</source>
   <translation>“{name}”不是本程序可以读取的音频文件。</translation>
  </message>
  <message>
   <source>“{name}” is not an interrupted take of this project.</source>
   <translation>“{name}”不是此项目中被中断的录音。</translation>
  </message>
  <message>
   <source>“{name}” is not an object</source>
   <translation>“{name}”不是对象</translation>
  </message>
  <message>
   <source>“{name}” is not an ordinary file.</source>
   <translation>“{name}”不是普通文件。</translation>
  </message>
  <message>
   <source>“{name}” is not the configuration of a Piper voice: {reason}.</source>
   <translation>“{name}”不是 Piper 声音的配置文件：{reason}。</translation>
  </message>
  <message>
   <source>“{name}” is only a pointer to a voice that Git LFS keeps elsewhere.</source>
   <translation>“{name}”只是一个指针，所指的语音由 Git LFS 存于别处。</translation>
  </message>
  <message>
   <source>“{name}” is protected by a password or against copying.</source>
   <translation>“{name}”受密码或防复制保护。</translation>
  </message>
  <message>
   <source>“{name}” is protected by a password.</source>
   <translation>“{name}”受密码保护。</translation>
  </message>
  <message>
   <source>“{name}” is too large to be a list of texts.</source>
   <translation>“{name}”太大，不可能是文本列表。</translation>
  </message>
  <message>
   <source>“{name}” is too large to be a voice.</source>
   <translation>“{name}”过大，不可能是语音。</translation>
  </message>
  <message>
   <source>“{name}” is too large to be unpacked here.</source>
   <translation>“{name}”太大，无法在这里解压。</translation>
  </message>
  <message>
   <source>“{name}” is {value}, not a whole number from {low} to {high}</source>
   <translation>“{name}”是 {value}，而不是 {low} 到 {high} 之间的整数</translation>
  </message>
  <message>
   <source>“{name}” may be any of {voices}.</source>
   <translation>“{name}”可能是其中任何一个：{voices}。</translation>
  </message>
  <message>
   <source>“{name}” may not be read.</source>
   <translation>没有权限读取“{name}”。</translation>
  </message>
  <message>
   <source>“{name}” was never finished: its program ended before it could write where the sound is.</source>
   <translation>“{name}”没有录制完成：录制程序在写入声音位置之前就结束了。</translation>
  </message>
  <message>
   <source>“{name}” was not read: {why}</source>
   <translation>没有读取“{name}”：{why}</translation>
  </message>
  <message>
   <source>“{name}” was not written: some of its samples are not numbers.</source>
   <translation>未写入“{name}”：部分采样值不是数字。</translation>
  </message>
  <message>
   <source>“{name}” was not written: there is no sound to write.</source>
   <translation>未写入“{name}”：没有可写入的声音。</translation>
  </message>
  <message>
   <source>“{path}” cannot be read.</source>
   <translation>无法读取“{path}”。</translation>
  </message>
  <message>
   <source>“{path}” could not be written.</source>
   <translation>未能写入“{path}”。</translation>
  </message>
  <message>
   <source>“{path}” does not answer requests of this kind.</source>
   <translation>“{path}”不应答这类请求。</translation>
  </message>
  <message>
   <source>“{path}” exists already.</source>
   <translation>“{path}”已存在。</translation>
  </message>
  <message>
   <source>“{path}” is a device, not a file.</source>
   <translation>“{path}”是设备，不是文件。</translation>
  </message>
  <message>
   <source>“{said}” is not written in phonemes.</source>
   <translation>“{said}”不是用音素书写的。</translation>
  </message>
  <message>
   <source>“{sounds}” is not written in the International Phonetic Alphabet.</source>
   <translation>“{sounds}”不是用国际音标书写的。</translation>
  </message>
  <message>
   <source>“{source}” is neither a folder nor a file.</source>
   <translation>“{source}”既不是文件夹，也不是文件。</translation>
  </message>
  <message>
   <source>“{text}” cannot be read as “{kind}”.</source>
   <translation>“{text}”无法按“{kind}”来读。</translation>
  </message>
  <message>
   <source>“{text}” is no address and no network.</source>
   <translation>“{text}”不是地址，也不是网络。</translation>
  </message>
  <message>
   <source>“{value}” is no value of “{attribute}”.</source>
   <translation>“{value}”不是“{attribute}”的取值。</translation>
  </message>
  <message>
   <source>“{word}” is not in the list of words.</source>
   <translation>词表中没有“{word}”。</translation>
  </message>
  <message>
   <source>“{written}” is no pause: it takes a time such as 0.5s or 500ms, at most {most:g} s.</source>
   <translation>“{written}”不是停顿：需要写成 0.5s 或 500ms 这样的时间，最长 {most:g} 秒。</translation>
  </message>
 </context>
 <context>
  <name>DevicePicker</name>
  <message>
   <source>Microphone</source>
   <translation>麦克风</translation>
  </message>
  <message>
   <source>{0} (not connected)</source>
   <translation>{0}（未连接）</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>系统默认</translation>
  </message>
  <message>
   <source>System default: {0}</source>
   <translation>系统默认：{0}</translation>
  </message>
 </context>
 <context>
  <name>Dropping</name>
  <message>
   <source>Drop to open the project, or to import the recordings</source>
   <translation>松开即可打开项目或导入录音</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>“{0}” exists already. Replace it?</source>
   <translation>“{0}”已存在。要替换它吗？</translation>
  </message>
  <message>
   <source>What is in it now will be lost.</source>
   <translation>其中现有的内容将会丢失。</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>Help</name>
  <message>
   <source>No program on this computer opens the manual.</source>
   <translation>这台电脑上没有能打开使用手册的程序。</translation>
  </message>
  <message>
   <source>Its pages are in “{0}”. In a terminal, “tts-studio manual” prints it.</source>
   <translation>网页位于“{0}”。也可以在终端中运行“tts-studio manual”来阅读。</translation>
  </message>
  <message>
   <source>Manual</source>
   <translation>使用手册</translation>
  </message>
 </context>
 <context>
  <name>HintLine</name>
  <message>
   <source>Dismiss</source>
   <translation>关闭提示</translation>
  </message>
 </context>
 <context>
  <name>HistoryModel</name>
  <message>
   <source>playing</source>
   <translation>正在播放</translation>
  </message>
  <message>
   <source>stopped early</source>
   <translation>提前停止</translation>
  </message>
 </context>
 <context>
  <name>ImportChoices</name>
  <message>
   <source>&amp;Import again with this choice</source>
   <translation>按此选择重新导入(&amp;I)</translation>
  </message>
  <message>
   <source>Column with the texts</source>
   <translation>文本所在的列</translation>
  </message>
  <message>
   <source>Whose recordings</source>
   <translation>谁的录音</translation>
  </message>
  <message>
   <source>A voice is learned from one person.</source>
   <translation>一个语音只从一个人学习。</translation>
  </message>
  <message>
   <source>Column with the texts: {0}</source>
   <translation>文本所在的列：{0}</translation>
  </message>
  <message>
   <source>Whose recordings: {0}</source>
   <translation>谁的录音：{0}</translation>
  </message>
  <message>
   <source>“{0}” was taken, since {1}.</source>
   <translation>选用“{0}”，因为{1}。</translation>
  </message>
  <message>
   <source>All of them: they are one person</source>
   <translation>全部：他们是同一个人</translation>
  </message>
 </context>
 <context>
  <name>ImportProgress</name>
  <message>
   <source>Progress of the import</source>
   <translation>导入进度</translation>
  </message>
  <message>
   <source>Stop the i&amp;mport</source>
   <translation>停止导入(&amp;M)</translation>
  </message>
  <message>
   <source>Importing “{0}”</source>
   <translation>正在导入“{0}”</translation>
  </message>
  <message>
   <source>Imported: {0} · not imported: {1}</source>
   <translation>已导入：{0} · 未导入：{1}</translation>
  </message>
  <message>
   <source>Stopping; what was imported stays …</source>
   <translation>正在停止，已导入的会保留…</translation>
  </message>
 </context>
 <context>
  <name>ImportReport</name>
  <message>
   <source>Import report</source>
   <translation>导入报告</translation>
  </message>
  <message>
   <source>&amp;Copy the report</source>
   <translation>复制报告(&amp;C)</translation>
  </message>
  <message>
   <source>C&amp;lose</source>
   <translation>关闭(&amp;L)</translation>
  </message>
  <message>
   <source>All recordings imported: {0}</source>
   <translation>已导入全部录音：{0} 条</translation>
  </message>
  <message>
   <source>{0} of {1} recordings imported</source>
   <translation>{1} 条录音中已导入 {0} 条</translation>
  </message>
  <message>
   <source>The import was stopped. What was imported until then stays in the project.</source>
   <translation>导入已停止，此前已导入的录音会保留在项目中。</translation>
  </message>
  <message>
   <source>The others were not imported, for the reasons below. Fix them and import again; nothing is added twice.</source>
   <translation>其余录音未导入，原因见下方。修正后再次导入即可，不会重复添加。</translation>
  </message>
  <message>
   <source>Recordings that were not imported, by reason</source>
   <translation>未导入的录音，按原因分组</translation>
  </message>
  <message>
   <source>Not imported</source>
   <translation>未导入</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>已复制。</translation>
  </message>
  <message>
   <source>Too short</source>
   <translation>太短</translation>
  </message>
  <message>
   <source>Too long</source>
   <translation>太长</translation>
  </message>
  <message>
   <source>Silent</source>
   <translation>没有声音</translation>
  </message>
  <message>
   <source>Badly distorted</source>
   <translation>失真严重</translation>
  </message>
  <message>
   <source>No speech found</source>
   <translation>其中没有语音</translation>
  </message>
  <message>
   <source>Too short for the text</source>
   <translation>相对文本太短</translation>
  </message>
  <message>
   <source>Too long for the text</source>
   <translation>相对文本太长</translation>
  </message>
  <message>
   <source>In the project already</source>
   <translation>已在项目中</translation>
  </message>
  <message>
   <source>Duplicates of other recordings</source>
   <translation>与其他录音重复</translation>
  </message>
  <message>
   <source>In the project with another text</source>
   <translation>已在项目中，但文本不同</translation>
  </message>
  <message>
   <source>Sound file missing</source>
   <translation>缺少声音文件</translation>
  </message>
  <message>
   <source>Text file missing</source>
   <translation>缺少文本文件</translation>
  </message>
  <message>
   <source>Line of the list not understood</source>
   <translation>无法理解列表中的这一行</translation>
  </message>
  <message>
   <source>File not readable</source>
   <translation>无法读取文件</translation>
  </message>
  <message>
   <source>Not heard in the recording</source>
   <translation>在录音中没有听到</translation>
  </message>
  <message>
   <source>Spoken by another person</source>
   <translation>由其他人朗读</translation>
  </message>
  <message>
   <source>Neither recordings nor lists of texts</source>
   <translation>既不是录音也不是文本列表</translation>
  </message>
  <message>
   <source>Other reasons</source>
   <translation>其他原因</translation>
  </message>
 </context>
 <context>
  <name>Importing</name>
  <message>
   <source>Import of “{0}”</source>
   <translation>导入“{0}”</translation>
  </message>
 </context>
 <context>
  <name>InterruptedCard</name>
  <message>
   <source>The sentence you read</source>
   <translation>朗读的句子</translation>
  </message>
  <message>
   <source>The sentence that was read in the take</source>
   <translation>这一遍录音中朗读的句子</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Listen</source>
   <translation>试听</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>A take was interrupted</source>
   <translation>有一遍录音中断了</translation>
  </message>
  <message>
   <source>The program ended while this was being recorded: “{0}”</source>
   <translation>录制这一句时程序退出了：“{0}”</translation>
  </message>
  <message>
   <source>The program ended during a recording. Please listen to it and type what is said.</source>
   <translation>录音时程序退出了。请听一听，并输入所说的内容。</translation>
  </message>
  <message>
   <source>Interrupted takes after this one: {0}.</source>
   <translation>之后还有 {0} 遍中断的录音。</translation>
  </message>
 </context>
 <context>
  <name>JobNews</name>
  <message>
   <source>Your voice is ready</source>
   <translation>语音已训练完成</translation>
  </message>
  <message>
   <source>The training has stopped</source>
   <translation>训练已停止</translation>
  </message>
 </context>
 <context>
  <name>JobStrip</name>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Progress of “{0}”</source>
   <translation>“{0}”的进度</translation>
  </message>
  <message>
   <source>Stopping …</source>
   <translation>正在停止…</translation>
  </message>
 </context>
 <context>
  <name>KeyBar</name>
  <message>
   <source>Space</source>
   <translation>空格</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
 </context>
 <context>
  <name>Keys</name>
  <message>
   <source>Everywhere</source>
   <translation>所有页面</translation>
  </message>
  <message>
   <source>Record, Clips, Train, Speak, Voices</source>
   <translation>录音、片段、训练、合成、语音</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>新建项目</translation>
  </message>
  <message>
   <source>Open project</source>
   <translation>打开项目</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>首选项</translation>
  </message>
  <message>
   <source>Manual, at the chapter of the page or dialog</source>
   <translation>打开使用手册中与当前页面或对话框对应的一章</translation>
  </message>
  <message>
   <source>These keys</source>
   <translation>显示此快捷键列表</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>To the next and the previous control</source>
   <translation>移到下一个、上一个控件</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>录音</translation>
  </message>
  <message>
   <source>Start and stop recording</source>
   <translation>开始、停止录音</translation>
  </message>
  <message>
   <source>Keep the recording, show the next sentence</source>
   <translation>保留录音，显示下一句</translation>
  </message>
  <message>
   <source>Record it again</source>
   <translation>重录</translation>
  </message>
  <message>
   <source>Play the recording</source>
   <translation>播放录音</translation>
  </message>
  <message>
   <source>Hear the sentence, read by the base voice</source>
   <translation>听这句话，由基础语音朗读</translation>
  </message>
  <message>
   <source>Skip the sentence</source>
   <translation>跳过这一句</translation>
  </message>
  <message>
   <source>Keep the recording, or skip the sentence if there is none</source>
   <translation>保留录音；还没有录音时跳过这一句</translation>
  </message>
  <message>
   <source>Back to the sentence before</source>
   <translation>返回上一句</translation>
  </message>
  <message>
   <source>Discard the recording</source>
   <translation>放弃这一遍录音</translation>
  </message>
  <message>
   <source>Clips</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Play or stop</source>
   <translation>播放或停止</translation>
  </message>
  <message>
   <source>Edit the text</source>
   <translation>编辑文本</translation>
  </message>
  <message>
   <source>Remove the selected clips</source>
   <translation>移除选中的片段</translation>
  </message>
  <message>
   <source>Find clips</source>
   <translation>查找片段</translation>
  </message>
  <message>
   <source>Empty the search, then leave it</source>
   <translation>清空搜索框，再按一次离开</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Waveform</source>
   <translation>波形</translation>
  </message>
  <message>
   <source>Move the mark or the position</source>
   <translation>移动标记或播放位置</translation>
  </message>
  <message>
   <source>To the beginning or the end</source>
   <translation>移到开头或结尾</translation>
  </message>
  <message>
   <source>Zoom in, zoom out, show all</source>
   <translation>放大、缩小、显示全部</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Play the sample selected in the list</source>
   <translation>播放在列表中选中的试听句</translation>
  </message>
  <message>
   <source>Speak</source>
   <translation>合成</translation>
  </message>
  <message>
   <source>Speak the text</source>
   <translation>合成文字</translation>
  </message>
  <message>
   <source>Be silent at once</source>
   <translation>立即停止播放</translation>
  </message>
  <message>
   <source>Play what is selected in the history</source>
   <translation>播放历史记录中选中的一项</translation>
  </message>
  <message>
   <source>Phrases</source>
   <translation>短语板</translation>
  </message>
  <message>
   <source>Say what is typed</source>
   <translation>说出输入的文字</translation>
  </message>
  <message>
   <source>Say the first to the tenth phrase; without Alt where you do not type</source>
   <translation>说出第一到第十个短语；不在输入框时无需 Alt</translation>
  </message>
  <message>
   <source>Another category</source>
   <translation>切换分类</translation>
  </message>
  <message>
   <source>Repeat the last</source>
   <translation>再说一遍刚才的话</translation>
  </message>
  <message>
   <source>Louder, or as usual</source>
   <translation>大声些，或恢复平常</translation>
  </message>
  <message>
   <source>While scanning: choose what is marked, as Enter does</source>
   <translation>扫描时：选中标记处（Enter 亦可）</translation>
  </message>
  <message>
   <source>Be silent at once; then close</source>
   <translation>立即静音，再按则关闭</translation>
  </message>
  <message>
   <source>Blind test</source>
   <translation>盲听测试</translation>
  </message>
  <message>
   <source>Play X, play Y</source>
   <translation>播放 X、播放 Y</translation>
  </message>
  <message>
   <source>Answer X, answer Y</source>
   <translation>回答 X、回答 Y</translation>
  </message>
  <message>
   <source>Answer that you hear no difference</source>
   <translation>回答听不出区别</translation>
  </message>
  <message>
   <source>Voices</source>
   <translation>语音</translation>
  </message>
  <message>
   <source>Hear the voice selected in the list</source>
   <translation>试听列表中选中的语音</translation>
  </message>
  <message>
   <source>Speak with it</source>
   <translation>用它合成</translation>
  </message>
  <message>
   <source>Rename it</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Move it to the trash</source>
   <translation>移到回收站</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>作用</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>关闭(&amp;C)</translation>
  </message>
  <message>
   <source>All keyboard shortcuts</source>
   <translation>全部快捷键</translation>
  </message>
  <message>
   <source>Single letters do nothing while you type a text.</source>
   <translation>输入文字时，单个字母的快捷键不起作用。</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格键</translation>
  </message>
 </context>
 <context>
  <name>LevelMeter</name>
  <message>
   <source>Microphone level in decibels</source>
   <translation>麦克风电平（分贝）</translation>
  </message>
  <message>
   <source>Too loud: the sound is distorted.</source>
   <translation>声音太响：出现爆音。</translation>
  </message>
  <message>
   <source>Too loud</source>
   <translation>太响</translation>
  </message>
  <message>
   <source>Not too loud</source>
   <translation>不太响</translation>
  </message>
  <message>
   <source>Press to turn the lamp off</source>
   <translation>按下可熄灭指示灯</translation>
  </message>
  <message>
   <source>Lights up when the sound is too loud and distorted</source>
   <translation>声音太响而爆音时亮起</translation>
  </message>
  <message>
   <source>Too loud: lamp lit</source>
   <translation>太响指示灯，已亮</translation>
  </message>
  <message>
   <source>Not too loud: lamp off</source>
   <translation>不太响：指示灯未亮</translation>
  </message>
  <message>
   <source>{0} dB</source>
   <translation>{0} dB</translation>
  </message>
  <message>
   <source>silent</source>
   <translation>无声</translation>
  </message>
  <message>
   <source>quiet</source>
   <translation>偏小</translation>
  </message>
  <message>
   <source>good</source>
   <translation>合适</translation>
  </message>
  <message>
   <source>loud</source>
   <translation>偏大</translation>
  </message>
 </context>
 <context>
  <name>LiveWave</name>
  <message>
   <source>Waveform of the take so far</source>
   <translation>正在录制的波形</translation>
  </message>
 </context>
 <context>
  <name>LossChart</name>
  <message>
   <source>Curves of the training</source>
   <translation>训练曲线</translation>
  </message>
  <message>
   <source>Sentences it is tested on</source>
   <translation>用来检验的句子</translation>
  </message>
  <message>
   <source>Sentences it is trained on</source>
   <translation>用来训练的句子</translation>
  </message>
  <message>
   <source>The first measurement comes after a minute or so.</source>
   <translation>大约一分钟后会有第一次测量结果。</translation>
  </message>
  <message>
   <source>Closer to the speaker, in percent</source>
   <translation>接近说话人的程度（%）</translation>
  </message>
  <message>
   <source>Steps of training</source>
   <translation>训练步数</translation>
  </message>
  <message>
   <source>Nothing has been measured yet.</source>
   <translation>还没有测量结果。</translation>
  </message>
  <message>
   <source>{0}: {1} % closer to the speaker than at the first measurement.</source>
   <translation>{0}：比第一次测量时接近说话人 {1}%。</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>TTS Studio ended unexpectedly the last time. Everything that was saved is still there.</source>
   <translation>TTS Studio 上次意外退出。已保存的内容都还在。</translation>
  </message>
  <message>
   <source>The log has the details.</source>
   <translation>日志中记录了发生的情况。</translation>
  </message>
  <message>
   <source>Show the log</source>
   <translation>显示日志</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>录音</translation>
  </message>
  <message>
   <source>Clips</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Speak</source>
   <translation>合成</translation>
  </message>
  <message>
   <source>Voices</source>
   <translation>语音</translation>
  </message>
  <message>
   <source>&amp;New project …</source>
   <translation>新建项目(&amp;N)…</translation>
  </message>
  <message>
   <source>&amp;Open project …</source>
   <translation>打开项目(&amp;O)…</translation>
  </message>
  <message>
   <source>&amp;Start page</source>
   <translation>起始页(&amp;S)</translation>
  </message>
  <message>
   <source>Show the project's &amp;folder</source>
   <translation>显示项目文件夹(&amp;F)</translation>
  </message>
  <message>
   <source>Sa&amp;mple project …</source>
   <translation>示例项目(&amp;M)…</translation>
  </message>
  <message>
   <source>Re&amp;name the project …</source>
   <translation>重命名项目(&amp;N)…</translation>
  </message>
  <message>
   <source>&amp;Delete the project …</source>
   <translation>删除项目(&amp;D)…</translation>
  </message>
  <message>
   <source>&amp;Close the project</source>
   <translation>关闭项目(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <source>&amp;Preferences …</source>
   <translation>首选项(&amp;P)…</translation>
  </message>
  <message>
   <source>&amp;Manual</source>
   <translation>使用手册(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Keys …</source>
   <translation>快捷键(&amp;K)…</translation>
  </message>
  <message>
   <source>Show the &amp;log</source>
   <translation>显示日志(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;About and licences …</source>
   <translation>关于和许可证(&amp;A)…</translation>
  </message>
  <message>
   <source>&amp;Project</source>
   <translation>项目(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Recent</source>
   <translation>最近打开(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>Pa&amp;ge</source>
   <translation>本页(&amp;G)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>None yet</source>
   <translation>暂无</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>示例</translation>
  </message>
  <message>
   <source>Making a sample project</source>
   <translation>正在制作示例项目</translation>
  </message>
  <message>
   <source>Unexpected error: {0}</source>
   <translation>意外错误：{0}</translation>
  </message>
  <message>
   <source>Nothing saved is lost.</source>
   <translation>已保存的内容没有丢失。</translation>
  </message>
  <message>
   <source>Saving, then closing …</source>
   <translation>正在保存，随后关闭…</translation>
  </message>
  <message>
   <source>Not everything could be saved. Close all the same?</source>
   <translation>有内容未能保存。仍要关闭吗？</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Stay</source>
   <translation>不关闭</translation>
  </message>
  <message>
   <source>“{0}” is still under way. Stop it and close?</source>
   <translation>“{0}”仍在进行。要停止并关闭吗？</translation>
  </message>
  <message>
   <source>What is done so far is kept. A training saves its voice, and can go on later from where it stops.</source>
   <translation>已完成的部分会保留。训练会保存当前的语音，以后可以从停下的地方继续。</translation>
  </message>
  <message>
   <source>Stop, save and close</source>
   <translation>停止、保存并关闭</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续进行</translation>
  </message>
 </context>
 <context>
  <name>Manner</name>
  <message>
   <source>Spee&amp;d</source>
   <translation>语速(&amp;D)</translation>
  </message>
  <message>
   <source>Speed in percent</source>
   <translation>语速（百分比）</translation>
  </message>
  <message>
   <source>Relative to the voice's own speed</source>
   <translation>相对于语音本来的语速</translation>
  </message>
  <message>
   <source>Va&amp;riation</source>
   <translation>变化(&amp;R)</translation>
  </message>
  <message>
   <source>Variation in percent</source>
   <translation>变化（百分比）</translation>
  </message>
  <message>
   <source>How much tone and rhythm vary; less sounds calmer</source>
   <translation>语调和节奏变化的大小；越小越平稳</translation>
  </message>
  <message>
   <source>Pa&amp;use</source>
   <translation>停顿(&amp;U)</translation>
  </message>
  <message>
   <source>Pause in hundredths of a second</source>
   <translation>停顿（百分之一秒）</translation>
  </message>
  <message>
   <source>Between two sentences</source>
   <translation>两句之间</translation>
  </message>
  <message>
   <source>The same number, text and voice give exactly the same sound.</source>
   <translation>编号、文本和语音都相同时，声音也完全相同。</translation>
  </message>
  <message>
   <source>Back to normal</source>
   <translation>恢复默认</translation>
  </message>
  <message>
   <source>Take &amp;no.</source>
   <translation>读法编号(&amp;N)</translation>
  </message>
  <message>
   <source>normal</source>
   <translation>默认</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} 秒</translation>
  </message>
 </context>
 <context>
  <name>MicrophoneCheck</name>
  <message>
   <source>Microphone check</source>
   <translation>麦克风检查</translation>
  </message>
  <message>
   <source>Time to stay quiet</source>
   <translation>保持安静的时间</translation>
  </message>
  <message>
   <source>Hear yourself</source>
   <translation>听听自己的声音</translation>
  </message>
  <message>
   <source>Check again</source>
   <translation>重新检查</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Record anyway</source>
   <translation>仍然录音</translation>
  </message>
  <message>
   <source>Skip the check</source>
   <translation>跳过检查</translation>
  </message>
  <message>
   <source>Start recording</source>
   <translation>开始录音</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>读完了</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Check your microphone (10 seconds)</source>
   <translation>检查麦克风（10 秒）</translation>
  </message>
  <message>
   <source>First stay quiet for 3 seconds so that we can measure the room, then read one sentence. Sit as you will when you read, a hand's breadth or two from the microphone.</source>
   <translation>请先安静 3 秒，以便测量房间里的噪声，然后读一句话。请按朗读时的姿势坐好，离麦克风 10～20 厘米。</translation>
  </message>
  <message>
   <source>Please be quiet</source>
   <translation>请保持安静</translation>
  </message>
  <message>
   <source>Listening to the room …</source>
   <translation>正在听房间里的声音…</translation>
  </message>
  <message>
   <source>Now read this sentence</source>
   <translation>现在请读这句话</translation>
  </message>
  <message>
   <source>One moment …</source>
   <translation>请稍候…</translation>
  </message>
  <message>
   <source>Measuring …</source>
   <translation>正在测量…</translation>
  </message>
  <message>
   <source>Stop playing</source>
   <translation>停止播放</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>麦克风(&amp;M)</translation>
  </message>
  <message>
   <source>Say something to try it</source>
   <translation>请说句话试试</translation>
  </message>
  <message>
   <source>Louder, or closer to the microphone</source>
   <translation>请大声一点，或靠近一点</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>正好</translation>
  </message>
  <message>
   <source>Softer, or farther from the microphone</source>
   <translation>请小声一点，或离远一点</translation>
  </message>
  <message>
   <source>Level: good ({0} LUFS)</source>
   <translation>音量：合适（{0} LUFS）</translation>
  </message>
  <message>
   <source>Level: too loud ({0} LUFS)</source>
   <translation>音量：过大（{0} LUFS）</translation>
  </message>
  <message>
   <source>Level: quiet ({0} LUFS)</source>
   <translation>音量：偏小（{0} LUFS）</translation>
  </message>
  <message>
   <source>Noise: low ({0} dB below the voice)</source>
   <translation>噪声：低（比人声低 {0} dB）</translation>
  </message>
  <message>
   <source>Noise: high ({0} dB below the voice)</source>
   <translation>噪声：高（比人声低 {0} dB）</translation>
  </message>
  <message>
   <source>Too loud: no (loudest moment {0} dB)</source>
   <translation>爆音：无（最响处 {0} dB）</translation>
  </message>
  <message>
   <source>Too loud: yes (loudest moment {0} dB)</source>
   <translation>爆音：有（最响处 {0} dB）</translation>
  </message>
  <message>
   <source>Tone: narrow, like a telephone</source>
   <translation>音色：频带窄，像电话</translation>
  </message>
  <message>
   <source>Tone: full</source>
   <translation>音色：饱满</translation>
  </message>
 </context>
 <context>
  <name>NewProject</name>
  <message>
   <source>New project</source>
   <translation>新建项目</translation>
  </message>
  <message>
   <source>for example Anna</source>
   <translation>例如：安娜</translation>
  </message>
  <message>
   <source>This is &amp;my own voice</source>
   <translation>这是我自己的声音(&amp;M)</translation>
  </message>
  <message>
   <source>The speaker has &amp;agreed that I make this voice</source>
   <translation>说话人已同意我制作此语音(&amp;A)</translation>
  </message>
  <message>
   <source>Your answer is saved in the project and in every voice made from it.</source>
   <translation>这一回答会写入项目，也会写入由它制作的每个语音。</translation>
  </message>
  <message>
   <source>Other language: type its code (for example nl).</source>
   <translation>其他语言：请输入代码（例如 nl）。</translation>
  </message>
  <message>
   <source>&amp;Choose …</source>
   <translation>选择(&amp;C)…</translation>
  </message>
  <message>
   <source>Create project</source>
   <translation>创建项目</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>This folder cannot be used: it is not writable. Please choose another one.</source>
   <translation>无法使用此文件夹：它不可写入。请选择其他文件夹。</translation>
  </message>
  <message>
   <source>English (United States)</source>
   <translation>英语（美国）</translation>
  </message>
  <message>
   <source>English (Great Britain)</source>
   <translation>英语（英国）</translation>
  </message>
  <message>
   <source>Chinese (Mandarin)</source>
   <translation>汉语（普通话）</translation>
  </message>
  <message>
   <source>French</source>
   <translation>法语</translation>
  </message>
  <message>
   <source>German</source>
   <translation>德语</translation>
  </message>
  <message>
   <source>Spanish</source>
   <translation>西班牙语</translation>
  </message>
  <message>
   <source>Italian</source>
   <translation>意大利语</translation>
  </message>
  <message>
   <source>Portuguese (Brazil)</source>
   <translation>葡萄牙语（巴西）</translation>
  </message>
  <message>
   <source>Russian</source>
   <translation>俄语</translation>
  </message>
  <message>
   <source>Whose voice is it?</source>
   <translation>这是谁的声音？</translation>
  </message>
  <message>
   <source>&amp;Name of the speaker</source>
   <translation>说话人姓名(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Language of the recordings</source>
   <translation>录音的语言(&amp;L)</translation>
  </message>
  <message>
   <source>The base voice that the training goes on from.</source>
   <translation>训练所依据的基础语音。</translation>
  </message>
  <message>
   <source>&amp;Start from</source>
   <translation>起点(&amp;S)</translation>
  </message>
  <message>
   <source>Folder of the project</source>
   <translation>项目文件夹</translation>
  </message>
  <message>
   <source>&amp;Folder</source>
   <translation>文件夹(&amp;F)</translation>
  </message>
  <message>
   <source>My voice</source>
   <translation>我的声音</translation>
  </message>
  <message>
   <source>Please give the name of the person whose voice it is.</source>
   <translation>请填写说话人的姓名。</translation>
  </message>
  <message>
   <source>Please say whose voice it is: a voice may only be made with the speaker's consent.</source>
   <translation>请说明这是谁的声音：只有经说话人授权，才能制作语音。</translation>
  </message>
  <message>
   <source>Nothing is missing: Enter creates the project.</source>
   <translation>已填写完整：按回车键创建项目。</translation>
  </message>
  <message>
   <source>For this language there is no list of sentences yet: type your own, or import recordings.</source>
   <translation>这种语言还没有句子列表：请自己输入句子，或导入录音。</translation>
  </message>
  <message>
   <source>{0} sentences to read aloud are ready.</source>
   <translation>已备好 {0} 个供朗读的句子。</translation>
  </message>
 </context>
 <context>
  <name>Obstacle</name>
  <message>
   <source>No project is open</source>
   <translation>没有打开的项目</translation>
  </message>
  <message>
   <source>Recordings belong to a speaker. Please make a project for the speaker first, or open one.</source>
   <translation>录音属于某位说话人。请先为说话人新建项目，或打开已有的项目。</translation>
  </message>
  <message>
   <source>Go to the start page</source>
   <translation>转到起始页</translation>
  </message>
  <message>
   <source>Training is running</source>
   <translation>正在训练语音</translation>
  </message>
  <message>
   <source>Recording is paused: the computer is busy and takes could have gaps. You can go on when the training has ended or is stopped.</source>
   <translation>录音已暂停：训练会占用整台电脑，录音可能会断断续续。训练结束或停止后，就可以继续录音。</translation>
  </message>
  <message>
   <source>Go to the training</source>
   <translation>查看训练</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
 </context>
 <context>
  <name>OwnList</name>
  <message>
   <source>My list of sentences</source>
   <translation>我的句子列表</translation>
  </message>
  <message>
   <source>Sentences, one a line</source>
   <translation>句子，每行一句</translation>
  </message>
  <message>
   <source>They are read before the built-in ones. Paste them here, or add a text file.</source>
   <translation>会先读这些句子，再读内置的句子。可以粘贴到这里，也可以添加文本文件。</translation>
  </message>
  <message>
   <source>Add a text &amp;file …</source>
   <translation>添加文本文件(&amp;F)……</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>保存(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Cancel</source>
   <translation>取消(&amp;C)</translation>
  </message>
  <message>
   <source>Add a text file</source>
   <translation>添加文本文件</translation>
  </message>
  <message>
   <source>Text files (*.txt *.tsv *.csv);;All files (*)</source>
   <translation>文本文件 (*.txt *.tsv *.csv);;所有文件 (*)</translation>
  </message>
 </context>
 <context>
  <name>OwnText</name>
  <message>
   <source>Use this sentence</source>
   <translation>使用这一句</translation>
  </message>
  <message>
   <source>Back to the list</source>
   <translation>返回列表</translation>
  </message>
  <message>
   <source>For this language there is no list of sentences yet</source>
   <translation>此语言还没有句子列表</translation>
  </message>
  <message>
   <source>Your own sentence</source>
   <translation>自己的句子</translation>
  </message>
  <message>
   <source>One sentence, exactly as you will say it. Best with words and names that the voice should speak well.</source>
   <translation>请输入一句话，与要说的内容完全一致；最好包含希望语音读好的词语和名字。</translation>
  </message>
 </context>
 <context>
  <name>PageCommands</name>
  <message>
   <source>None here</source>
   <translation>此处没有</translation>
  </message>
 </context>
 <context>
  <name>PhaseSign</name>
  <message>
   <source>Listen to the sentence …</source>
   <translation>请听这句话……</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>就绪</translation>
  </message>
  <message>
   <source>Get ready …</source>
   <translation>请准备…</translation>
  </message>
  <message>
   <source>Recording: read now</source>
   <translation>正在录音：请朗读</translation>
  </message>
  <message>
   <source>Checking your take …</source>
   <translation>正在检查这一遍录音…</translation>
  </message>
  <message>
   <source>Your take</source>
   <translation>这一遍录音</translation>
  </message>
  <message>
   <source>Saving it …</source>
   <translation>正在保存…</translation>
  </message>
  <message>
   <source>Kept. Ready for the next one</source>
   <translation>已保留。可以录下一句了</translation>
  </message>
 </context>
 <context>
  <name>PhraseWindow</name>
  <message>
   <source>Phrases</source>
   <translation>短语板</translation>
  </message>
  <message>
   <source>There is no voice to speak with.</source>
   <translation>没有可用的语音。</translation>
  </message>
  <message>
   <source>My phrases</source>
   <translation>我的短语</translation>
  </message>
  <message>
   <source>A board of phrases</source>
   <translation>短语板</translation>
  </message>
  <message>
   <source>Boards (*.csv *.obf *.tsv *.txt)</source>
   <translation>短语板 (*.csv *.obf *.tsv *.txt)</translation>
  </message>
  <message>
   <source>Write the phrases to a file</source>
   <translation>将短语写入文件</translation>
  </message>
  <message>
   <source>Others</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>The phrases have been written.</source>
   <translation>短语已写入文件。</translation>
  </message>
  <message>
   <source>Type, then Enter</source>
   <translation>输入文字，然后按 Enter</translation>
  </message>
  <message>
   <source>What to say</source>
   <translation>要说的话</translation>
  </message>
  <message>
   <source>Enter says it, Esc stops.</source>
   <translation>按 Enter 说出，按 Esc 停止。</translation>
  </message>
  <message>
   <source>&amp;Speak</source>
   <translation>说出(&amp;S)</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>&amp;Keep</source>
   <translation>收藏(&amp;K)</translation>
  </message>
  <message>
   <source>Adds what is typed to the phrases</source>
   <translation>把输入的文字加入短语</translation>
  </message>
  <message>
   <source>&amp;Options</source>
   <translation>选项(&amp;O)</translation>
  </message>
  <message>
   <source>Repeat</source>
   <translation>再说一遍</translation>
  </message>
  <message>
   <source>Says the last once more: Ctrl+R</source>
   <translation>再说一遍刚才的话：Ctrl+R</translation>
  </message>
  <message>
   <source>Louder</source>
   <translation>大声些</translation>
  </message>
  <message>
   <source>Until it is pressed again: Ctrl+L</source>
   <translation>再按一次恢复：Ctrl+L</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>There is no phrase yet. Type one and keep it.</source>
   <translation>还没有短语。请输入一句并收藏。</translation>
  </message>
  <message>
   <source>Say each sentence as I &amp;type</source>
   <translation>边输入边逐句说出(&amp;T)</translation>
  </message>
  <message>
   <source>Stay on top of &amp;other windows</source>
   <translation>保持在其他窗口之上(&amp;O)</translation>
  </message>
  <message>
   <source>S&amp;canning: one switch chooses</source>
   <translation>扫描：用一个开关选择(&amp;C)</translation>
  </message>
  <message>
   <source>First the &amp;row, then the phrase</source>
   <translation>先选行，再选短语(&amp;R)</translation>
  </message>
  <message>
   <source>S&amp;peed of scanning</source>
   <translation>扫描速度(&amp;P)</translation>
  </message>
  <message>
   <source>{0} seconds</source>
   <translation>{0} 秒</translation>
  </message>
  <message>
   <source>&amp;Edit the phrases …</source>
   <translation>编辑短语(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;Import …</source>
   <translation>导入(&amp;I)…</translation>
  </message>
  <message>
   <source>E&amp;xport …</source>
   <translation>导出(&amp;X)…</translation>
  </message>
 </context>
 <context>
  <name>Place</name>
  <message>
   <source>Sentence</source>
   <translation>句子</translation>
  </message>
  <message>
   <source>Go to sentence</source>
   <translation>转到句子</translation>
  </message>
  <message>
   <source>of {0}, {1} recorded</source>
   <translation>共 {0} 句，已录 {1} 句</translation>
  </message>
 </context>
 <context>
  <name>Preferences</name>
  <message>
   <source>Preferences</source>
   <translation>首选项</translation>
  </message>
  <message>
   <source>Mark saved speech &amp;inaudibly as synthetic</source>
   <translation>在保存的语音中加入听不见的合成标记(&amp;I)</translation>
  </message>
  <message>
   <source>Remember the texts that were spoken last</source>
   <translation>记住最近说过的文字</translation>
  </message>
  <message>
   <source>Text will be as large as this.</source>
   <translation>文字将以这个大小显示。</translation>
  </message>
  <message>
   <source>&amp;Reset all</source>
   <translation>恢复全部默认设置(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>关闭(&amp;C)</translation>
  </message>
  <message>
   <source>System default</source>
   <translation>系统默认</translation>
  </message>
  <message>
   <source>{0} (not connected)</source>
   <translation>{0}（未连接）</translation>
  </message>
  <message>
   <source>Same as system</source>
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
   <source>{0} %</source>
   <translation>{0}%</translation>
  </message>
  <message>
   <source>Takes effect after a restart.</source>
   <translation>重新启动后生效。</translation>
  </message>
  <message>
   <source>&amp;Theme</source>
   <translation>主题(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>语言(&amp;L)</translation>
  </message>
  <message>
   <source>Text &amp;size</source>
   <translation>文字大小(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>麦克风(&amp;M)</translation>
  </message>
  <message>
   <source>L&amp;oudspeaker</source>
   <translation>扬声器(&amp;O)</translation>
  </message>
  <message>
   <source>Programs can then tell it from a recording. Its file says so in any case.</source>
   <translation>这样程序就能把它与录音区分开。文件的元数据总会注明。</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>声音</translation>
  </message>
 </context>
 <context>
  <name>PresetCards</name>
  <message>
   <source>Quick</source>
   <translation>快速</translation>
  </message>
  <message>
   <source>A voice that people recognise.</source>
   <translation>能听出是谁的声音。</translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation>均衡</translation>
  </message>
  <message>
   <source>Comes closer to the speaker. A good first choice.</source>
   <translation>更接近本人的声音。适合首次训练。</translation>
  </message>
  <message>
   <source>Thorough</source>
   <translation>精细</translation>
  </message>
  <message>
   <source>The best this computer can do, while you do something else.</source>
   <translation>这台电脑能做到的最佳效果，训练期间可以去忙别的事。</translation>
  </message>
  <message>
   <source>How long the training may take</source>
   <translation>训练时长</translation>
  </message>
 </context>
 <context>
  <name>ProjectCare</name>
  <message>
   <source>Rename the project</source>
   <translation>重命名项目</translation>
  </message>
  <message>
   <source>&amp;Name of the speaker</source>
   <translation>说话人姓名(&amp;N)</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Delete the project “{0}”?</source>
   <translation>删除项目“{0}”？</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>“{0}” could not be deleted.</source>
   <translation>无法删除“{0}”。</translation>
  </message>
  <message>
   <source>“{0}” is in the system's trash.</source>
   <translation>“{0}”已移到系统的回收站。</translation>
  </message>
  <message>
   <source>This system has no trash: “{0}” is kept in “{1}”.</source>
   <translation>此系统没有回收站：“{0}”保存在“{1}”中。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <source>In it are {0} recordings, {1} voices and {2} trainings. The folder “{3}” goes to the system's trash.</source>
   <translation>其中有 {0} 段录音、{1} 个语音和 {2} 次训练。文件夹“{3}”将移到系统的回收站。</translation>
  </message>
  <message>
   <source>What else is in that folder goes with it: {0}</source>
   <translation>该文件夹中的其他内容也会一并移走：{0}</translation>
  </message>
  <message>
   <source>Deleted projects</source>
   <translation>已删除的项目</translation>
  </message>
 </context>
 <context>
  <name>PromptView</name>
  <message>
   <source>Next: {0}</source>
   <translation>下一句：{0}</translation>
  </message>
  <message>
   <source>To be read aloud: {0}</source>
   <translation>请朗读：{0}</translation>
  </message>
 </context>
 <context>
  <name>Pronouncing</name>
  <message>
   <source>Say it &amp;differently …</source>
   <translation>换个读法(&amp;D)…</translation>
  </message>
  <message>
   <source>&amp;Pause here</source>
   <translation>在此停顿(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Slower</source>
   <translation>慢一些(&amp;S)</translation>
  </message>
  <message>
   <source>With &amp;emphasis</source>
   <translation>强调(&amp;E)</translation>
  </message>
  <message>
   <source>Letter &amp;by letter</source>
   <translation>逐字母读(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;List of words …</source>
   <translation>词语读法表(&amp;L)…</translation>
  </message>
  <message>
   <source>Pronun&amp;ciation</source>
   <translation>读法(&amp;C)</translation>
  </message>
  <message>
   <source>How the word at the cursor is said, and pauses</source>
   <translation>光标处词语的读法，以及停顿</translation>
  </message>
  <message>
   <source>Pronunciation</source>
   <translation>读法</translation>
  </message>
 </context>
 <context>
  <name>Readiness</name>
  <message>
   <source>What the training needs</source>
   <translation>训练所需条件</translation>
  </message>
  <message>
   <source>Record more</source>
   <translation>再录一些</translation>
  </message>
  <message>
   <source>Look at them</source>
   <translation>查看这些录音</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>朗读时长</translation>
  </message>
  <message>
   <source>Clips</source>
   <translation>片段</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>质量</translation>
  </message>
  <message>
   <source>Consent</source>
   <translation>授权</translation>
  </message>
  <message>
   <source>Disk</source>
   <translation>磁盘</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <source>Base voice</source>
   <translation>基础语音</translation>
  </message>
  <message>
   <source>{0} of speech.</source>
   <translation>已有 {0} 的朗读录音。</translation>
  </message>
  <message>
   <source>{0} recordings will be used.</source>
   <translation>将使用 {0} 条录音。</translation>
  </message>
  <message>
   <source>No recording needs attention.</source>
   <translation>没有需要检查的录音。</translation>
  </message>
  <message>
   <source>The speaker has agreed.</source>
   <translation>说话人已同意。</translation>
  </message>
  <message>
   <source>{0} free.</source>
   <translation>可用 {0}。</translation>
  </message>
  <message>
   <source>Enough, as far as this system tells.</source>
   <translation>据系统所示，应该够用。</translation>
  </message>
  <message>
   <source>Installed.</source>
   <translation>已安装。</translation>
  </message>
  <message>
   <source>Only {0} of speech; at least {1} are needed, and five minutes are better.</source>
   <translation>朗读录音只有 {0}；至少需要 {1}，最好有五分钟。</translation>
  </message>
  <message>
   <source>{0} are enough for a try. With {1}, people will recognise the voice.</source>
   <translation>{0} 的录音可以先试一试。录满 {1}，别人就能听出是谁的声音。</translation>
  </message>
  <message>
   <source>Recordings: {0}. At least {1} are needed.</source>
   <translation>录音：{0} 条。至少需要 {1} 条。</translation>
  </message>
  <message>
   <source>Recordings that need attention: {0}. A few bad ones can spoil a voice.</source>
   <translation>需要检查的录音：{0} 条。几条质量差的录音就可能影响语音效果。</translation>
  </message>
  <message>
   <source>The consent of the speaker is missing.</source>
   <translation>还没有说话人的授权声明。</translation>
  </message>
  <message>
   <source>{0} free; the training needs {1}. Please free some space.</source>
   <translation>可用 {0}，训练需要 {1}。请清理出一些空间。</translation>
  </message>
  <message>
   <source>{0} free; {1} are advised. Please close other programs, or it may be slow.</source>
   <translation>可用 {0}，建议 {1}。请关闭其他程序，否则可能会比较慢。</translation>
  </message>
  <message>
   <source>The voice that training starts from is missing or damaged. Please install TTS Studio again.</source>
   <translation>训练所用的基础语音缺失或已损坏。请重新安装 TTS Studio。</translation>
  </message>
  <message>
   <source>It is your own voice.</source>
   <translation>这是您本人的声音。</translation>
  </message>
  <message>
   <source>{0} GB</source>
   <translation>{0} GB</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>就绪</translation>
  </message>
  <message>
   <source>could be better</source>
   <translation>有待改善</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>未满足</translation>
  </message>
 </context>
 <context>
  <name>ReadingOptions</name>
  <message>
   <source>Go on by itself</source>
   <translation>自动连续录制</translation>
  </message>
  <message>
   <source>A take ends when you are silent; a good one is kept, and the next sentence begins.</source>
   <translation>您停下来后录音自动结束；效果好就自动保留，接着录下一句。</translation>
  </message>
  <message>
   <source>Read each sentence to me first</source>
   <translation>每句先读给我听</translation>
  </message>
  <message>
   <source>The base voice reads it before you do.</source>
   <translation>由基础语音先读一遍。</translation>
  </message>
  <message>
   <source>Use my own sentence …</source>
   <translation>使用自己的句子……</translation>
  </message>
  <message>
   <source>My list …</source>
   <translation>我的列表……</translation>
  </message>
  <message>
   <source>Many sentences at once</source>
   <translation>一次添加多个句子</translation>
  </message>
 </context>
 <context>
  <name>ReadingView</name>
  <message>
   <source>Reads as</source>
   <translation>读作</translation>
  </message>
  <message>
   <source>What will be read, a sentence a line</source>
   <translation>将要读出的内容，每行一句</translation>
  </message>
  <message>
   <source>Shows numbers, dates and signs as words</source>
   <translation>以文字显示数字、日期和符号的读法</translation>
  </message>
 </context>
 <context>
  <name>RecordKeys</name>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Start again</source>
   <translation>重新开始</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop playing</source>
   <translation>停止播放</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>播放</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>等一下</translation>
  </message>
  <message>
   <source>Record again</source>
   <translation>重录</translation>
  </message>
  <message>
   <source>Keep if good</source>
   <translation>合格就保留</translation>
  </message>
  <message>
   <source>Keep and next</source>
   <translation>保留，下一句</translation>
  </message>
  <message>
   <source>Stop here</source>
   <translation>到此为止</translation>
  </message>
  <message>
   <source>Record now</source>
   <translation>现在就录</translation>
  </message>
  <message>
   <source>Check microphone</source>
   <translation>检查麦克风</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>录音</translation>
  </message>
  <message>
   <source>Stop reading</source>
   <translation>停止朗读</translation>
  </message>
  <message>
   <source>Hear it</source>
   <translation>听这句话</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>上一句</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>跳过</translation>
  </message>
 </context>
 <context>
  <name>RecordPage</name>
  <message>
   <source>Record</source>
   <translation>录音</translation>
  </message>
  <message>
   <source>Check microphone …</source>
   <translation>检查麦克风…</translation>
  </message>
  <message>
   <source>&amp;Microphone</source>
   <translation>麦克风(&amp;M)</translation>
  </message>
  <message>
   <source>Recorded again: {0}</source>
   <translation>已重录：{0}</translation>
  </message>
  <message>
   <source>Show the clips</source>
   <translation>查看片段</translation>
  </message>
  <message>
   <source>Five minutes of reading: a short break and a sip of water do good.</source>
   <translation>已经朗读了五分钟：休息一下，喝口水吧。</translation>
  </message>
  <message>
   <source>What you had said until then is kept.</source>
   <translation>在此之前录下的内容已保留。</translation>
  </message>
  <message>
   <source>Good morning, how did you sleep?</source>
   <translation>早上好，昨晚睡得好吗？</translation>
  </message>
  <message>
   <source>It is kept in a moment; any key stops that.</source>
   <translation>即将自动保留；按任意键可停下。</translation>
  </message>
  <message>
   <source>It is short for this sentence: was all of it said?</source>
   <translation>对这句话来说有点短：整句都读完了吗？</translation>
  </message>
  <message>
   <source>If you keep it, others like it will not be asked about.</source>
   <translation>如果保留，以后类似的录音就不再询问。</translation>
  </message>
  <message>
   <source>To be recorded again: {0} of {1}. A new take replaces clip {2}.</source>
   <translation>待重录：第 {0} 句，共 {1} 句。新录音会替换片段 {2}。</translation>
  </message>
  <message>
   <source>The whole list is recorded, thank you! A new take replaces the earlier one.</source>
   <translation>整个列表都录完了，谢谢！再录一遍会替换之前的录音。</translation>
  </message>
  <message>
   <source>This sentence is recorded already. A new take replaces it.</source>
   <translation>这一句已经录过；再录一遍会替换原来的录音。</translation>
  </message>
  <message>
   <source>Read the sentence. When you are silent, the take ends by itself.</source>
   <translation>请读这句话。您停下来后，录音会自动结束。</translation>
  </message>
  <message>
   <source>Press the button Stop when you have read the sentence.</source>
   <translation>读完句子后，请按“停止”按钮。</translation>
  </message>
  <message>
   <source>Press Space when you have read the sentence.</source>
   <translation>读完这一句后，请按空格键。</translation>
  </message>
  <message>
   <source>It will be kept if it is good.</source>
   <translation>如果合格，将自动保留。</translation>
  </message>
  <message>
   <source>Opening the microphone …</source>
   <translation>正在打开麦克风…</translation>
  </message>
  <message>
   <source>The next sentence begins by itself. Space begins it now, Esc stops here.</source>
   <translation>下一句会自动开始。按空格键立即开始，按 Esc 键到此为止。</translation>
  </message>
  <message>
   <source>Press Esc to go back to the sentence. There, Space starts the recording.</source>
   <translation>按 Esc 回到句子，然后按空格键开始录音。</translation>
  </message>
  <message>
   <source>This microphone is new here: press Space to check it first. It takes 10 seconds.</source>
   <translation>这是新的麦克风：请先按空格键检查一下，只需 10 秒。</translation>
  </message>
  <message>
   <source>Press Space once, then read sentence after sentence: it goes on by itself.</source>
   <translation>按一次空格键，然后一句接一句地读，程序会自动继续。</translation>
  </message>
  <message>
   <source>Press Space, read the sentence aloud, and press Space again.</source>
   <translation>按空格键，朗读这一句，然后再按一次空格键。</translation>
  </message>
 </context>
 <context>
  <name>RecordedSoFar</name>
  <message>
   <source>{0} of speech</source>
   <translation>语音 {0}</translation>
  </message>
  <message>
   <source>Speech recorded</source>
   <translation>已录制的语音</translation>
  </message>
  <message>
   <source>About 1 more sentence until then.</source>
   <translation>大约还差 1 句。</translation>
  </message>
  <message>
   <source>About {0} more sentences, {1}.</source>
   <translation>大约还要录 {0} 句，用时 {1}。</translation>
  </message>
  <message>
   <source>Too little for a voice yet. With 5 minutes people can recognise it.</source>
   <translation>还不足以做出语音。录满 5 分钟，就能听出是谁。</translation>
  </message>
  <message>
   <source>People may recognise this voice. With 5 minutes they probably will.</source>
   <translation>别人也许能听出是谁的声音。录满 5 分钟，多半就能听出来。</translation>
  </message>
  <message>
   <source>People will recognise this voice. 15 minutes make it good.</source>
   <translation>别人能听出是谁的声音。录满 15 分钟，效果就不错了。</translation>
  </message>
  <message>
   <source>Enough for a good voice. Beyond 30 minutes little changes.</source>
   <translation>足够做出不错的语音。超过 30 分钟后改善不大。</translation>
  </message>
  <message>
   <source>More than enough. Further recordings change little.</source>
   <translation>录音已经足够了。继续录音改善不大。</translation>
  </message>
  <message>
   <source>can start</source>
   <translation>可以开始</translation>
  </message>
  <message>
   <source>for a try</source>
   <translation>可以试试</translation>
  </message>
  <message>
   <source>recognisable</source>
   <translation>听得出是谁</translation>
  </message>
  <message>
   <source>good</source>
   <translation>良好</translation>
  </message>
  <message>
   <source>best</source>
   <translation>最好</translation>
  </message>
 </context>
 <context>
  <name>ResultCard</name>
  <message>
   <source>Listen</source>
   <translation>试听</translation>
  </message>
  <message>
   <source>Continue the training</source>
   <translation>继续训练</translation>
  </message>
  <message>
   <source>Train again</source>
   <translation>重新训练</translation>
  </message>
 </context>
 <context>
  <name>SampleList</name>
  <message>
   <source>Samples</source>
   <translation>试听样本</translation>
  </message>
  <message>
   <source>Space or Enter plays the sample, and once more stops it.</source>
   <translation>按空格键或 Enter 播放样本，再按一次停止。</translation>
  </message>
  <message>
   <source>Listen to the progress</source>
   <translation>试听训练进展</translation>
  </message>
  <message>
   <source>Every sample says: “{0}”</source>
   <translation>每个样本说的都是：“{0}”</translation>
  </message>
  <message>
   <source>Every sample says the same sentence.</source>
   <translation>每个样本说的都是同一句话。</translation>
  </message>
  <message>
   <source>The first sample comes after a minute or so, then one about every minute.</source>
   <translation>大约一分钟后会有第一个样本，之后约每分钟一个。</translation>
  </message>
  <message>
   <source>Use the voice of step {0}</source>
   <translation>使用第 {0} 步的语音</translation>
  </message>
  <message>
   <source>Use this voice</source>
   <translation>使用此语音</translation>
  </message>
  <message>
   <source>Uses the voice as it was at the chosen sample, if it was kept.</source>
   <translation>改用所选样本那一步的语音（如果当时保留了）。</translation>
  </message>
 </context>
 <context>
  <name>SampleModel</name>
  <message>
   <source>playing</source>
   <translation>正在播放</translation>
  </message>
  <message>
   <source>The real voice</source>
   <translation>真人声音</translation>
  </message>
  <message>
   <source>Step {0}</source>
   <translation>第 {0} 步</translation>
  </message>
  <message>
   <source>newest</source>
   <translation>最新</translation>
  </message>
  <message>
   <source>this is the voice</source>
   <translation>当前语音</translation>
  </message>
  <message>
   <source>best so far</source>
   <translation>目前最佳</translation>
  </message>
  <message>
   <source>kept, can be used instead</source>
   <translation>已保留，可改用</translation>
  </message>
  <message>
   <source>After {0}</source>
   <translation>训练 {0}后</translation>
  </message>
 </context>
 <context>
  <name>SayDifferently</name>
  <message>
   <source>Say it differently</source>
   <translation>换个读法</translation>
  </message>
  <message>
   <source>win, or [[ wˈɪn ]]</source>
   <translation>例如 win，或 [[ wˈɪn ]]</translation>
  </message>
  <message>
   <source>Kept for &amp;all voices</source>
   <translation>用于所有语音(&amp;A)</translation>
  </message>
  <message>
   <source>Kept for &amp;this voice: {0}</source>
   <translation>仅用于此语音：{0}(&amp;T)</translation>
  </message>
  <message>
   <source>Hear it as it &amp;is</source>
   <translation>听现在的读法(&amp;I)</translation>
  </message>
  <message>
   <source>&amp;Hear this</source>
   <translation>听新读法(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>保存(&amp;S)</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>How is it said?</source>
   <translation>它怎么读？</translation>
  </message>
  <message>
   <source>&amp;Word or words</source>
   <translation>词语(&amp;W)</translation>
  </message>
  <message>
   <source>Said &amp;like</source>
   <translation>读作(&amp;L)</translation>
  </message>
  <message>
   <source>Other words that sound like it, or phonemes between double square brackets.</source>
   <translation>可填写读音相同的其他词语，或用双方括号括起来的音标。</translation>
  </message>
 </context>
 <context>
  <name>Sidebar</name>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>No project</source>
   <translation>没有项目</translation>
  </message>
  <message>
   <source>Project: {0}</source>
   <translation>项目：{0}</translation>
  </message>
 </context>
 <context>
  <name>SoundView</name>
  <message>
   <source>Waveform of what was spoken</source>
   <translation>合成语音的波形</translation>
  </message>
 </context>
 <context>
  <name>SpeakPage</name>
  <message>
   <source>Type anything and hear it at once. Ctrl+Enter speaks, Esc stops.</source>
   <translation>输入任意文字，立即就能听到。按 Ctrl+Enter 合成，按 Esc 停止。</translation>
  </message>
  <message>
   <source>Speak</source>
   <translation>合成</translation>
  </message>
  <message>
   <source>There is no text on the clipboard.</source>
   <translation>剪贴板中没有文字。</translation>
  </message>
  <message>
   <source>There is no text yet.</source>
   <translation>还没有文字。</translation>
  </message>
  <message>
   <source>Please type some words first.</source>
   <translation>请先输入一些文字。</translation>
  </message>
  <message>
   <source>The speech is made all the same: you can save it to a file.</source>
   <translation>语音仍会生成，您可以将其保存为文件。</translation>
  </message>
  <message>
   <source>Speaking …</source>
   <translation>正在播放…</translation>
  </message>
  <message>
   <source>Making the next sentence …</source>
   <translation>正在生成下一句…</translation>
  </message>
  <message>
   <source>Making the first sentence …</source>
   <translation>正在生成第一句…</translation>
  </message>
  <message>
   <source>My phrases</source>
   <translation>我的短语</translation>
  </message>
  <message>
   <source>It is on the board of phrases.</source>
   <translation>已加入短语板。</translation>
  </message>
  <message>
   <source>Save what was spoken</source>
   <translation>保存合成的语音</translation>
  </message>
  <message>
   <source>Read a book …</source>
   <translation>朗读一本书…</translation>
  </message>
  <message>
   <source>&amp;Blind test …</source>
   <translation>盲听测试(&amp;B)…</translation>
  </message>
  <message>
   <source>Phrases …</source>
   <translation>短语板…</translation>
  </message>
  <message>
   <source>A small window for those who speak through it: big buttons, keys, one switch</source>
   <translation>供借助程序说话的人使用的小窗口：大按钮、按键、单开关</translation>
  </message>
  <message>
   <source>&amp;Speak</source>
   <translation>合成(&amp;S)</translation>
  </message>
  <message>
   <source>Ctrl+Enter</source>
   <translation>快捷键：Ctrl+Enter</translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation>停止(&amp;T)</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>快捷键：Esc</translation>
  </message>
  <message>
   <source>Another ta&amp;ke</source>
   <translation>换一种读法(&amp;K)</translation>
  </message>
  <message>
   <source>The same words with another tone and rhythm</source>
   <translation>文字不变，语调和节奏不同</translation>
  </message>
  <message>
   <source>Sav&amp;e …</source>
   <translation>保存(&amp;E)…</translation>
  </message>
  <message>
   <source>WAV, FLAC, OGG or MP3</source>
   <translation>WAV、FLAC、OGG 或 MP3</translation>
  </message>
  <message>
   <source>What to say</source>
   <translation>要合成的文字</translation>
  </message>
  <message>
   <source>Ctrl+Enter speaks, Esc stops.</source>
   <translation>按 Ctrl+Enter 合成，按 Esc 停止。</translation>
  </message>
  <message>
   <source>Type anything here.</source>
   <translation>在这里输入任意文字。</translation>
  </message>
  <message>
   <source>Good morning! Type anything here, and I will read it to you. How do I sound?</source>
   <translation>早上好！请在这里输入任意文字，我来读给您听。我的声音怎么样？</translation>
  </message>
 </context>
 <context>
  <name>Spectrogram</name>
  <message>
   <source>Spectrogram</source>
   <translation>频谱图</translation>
  </message>
  <message>
   <source>Loudness of the frequencies from 0 to 8 kHz over time</source>
   <translation>0 至 8 kHz 各频率的响度随时间的变化</translation>
  </message>
 </context>
 <context>
  <name>SpeechHistory</name>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>Space or Enter plays it, and once more stops it.</source>
   <translation>按空格键或 Enter 播放，再按一次停止。</translation>
  </message>
  <message>
   <source>Edit &amp;again</source>
   <translation>再次编辑(&amp;A)</translation>
  </message>
  <message>
   <source>Brings back text, voice and settings</source>
   <translation>恢复当时的文字、语音和设置</translation>
  </message>
  <message>
   <source>Make it a phrase</source>
   <translation>加为短语</translation>
  </message>
  <message>
   <source>Puts the text on the board of phrases</source>
   <translation>把这段文字放到短语板上</translation>
  </message>
  <message>
   <source>What was spoken stands here.</source>
   <translation>说过的话会显示在这里。</translation>
  </message>
 </context>
 <context>
  <name>SpeechSaving</name>
  <message>
   <source>Saving what was spoken</source>
   <translation>保存合成的语音</translation>
  </message>
  <message>
   <source>Saved as “{0}”.</source>
   <translation>已保存为“{0}”。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
 </context>
 <context>
  <name>StageList</name>
  <message>
   <source>done</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>under way</source>
   <translation>进行中</translation>
  </message>
  <message>
   <source>to come</source>
   <translation>待进行</translation>
  </message>
  <message>
   <source>Stages</source>
   <translation>阶段</translation>
  </message>
 </context>
 <context>
  <name>Studio</name>
  <message>
   <source>Clips that cannot be used: {0}</source>
   <translation>无法使用的片段：{0}</translation>
  </message>
  <message>
   <source>“{0}” is still under way.</source>
   <translation>“{0}”仍在进行中。</translation>
  </message>
  <message>
   <source>Please wait until it has ended, or stop it first.</source>
   <translation>请等它结束，或先停止它。</translation>
  </message>
  <message>
   <source>Unexpected error: {0}</source>
   <translation>意外错误：{0}</translation>
  </message>
  <message>
   <source>Nothing saved is lost. The log has the details (Help, Show the log).</source>
   <translation>已保存的内容没有丢失。详情请见日志（“帮助”菜单中的“显示日志”）。</translation>
  </message>
 </context>
 <context>
  <name>TakeCard</name>
  <message>
   <source>Waveform of your take</source>
   <translation>这一遍录音的波形</translation>
  </message>
  <message>
   <source>Time until it is kept</source>
   <translation>距自动保留的时间</translation>
  </message>
  <message>
   <source>A hand's breadth or two from the microphone</source>
   <translation>离麦克风 10～20 厘米</translation>
  </message>
  <message>
   <source>Read as you talk to a friend, and take your time</source>
   <translation>像和朋友说话那样读，不必着急</translation>
  </message>
  <message>
   <source>Leave a short pause before and after the sentence</source>
   <translation>句子前后各停顿一下</translation>
  </message>
  <message>
   <source>Not usable</source>
   <translation>不可用</translation>
  </message>
  <message>
   <source>Better record it again</source>
   <translation>最好重录一遍</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>良好</translation>
  </message>
  <message>
   <source>Usable</source>
   <translation>可用</translation>
  </message>
  <message>
   <source>The computer was too busy and lost some sound; please read it again.</source>
   <translation>电脑太忙，丢失了部分声音；请再读一遍。</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} 秒</translation>
  </message>
 </context>
 <context>
  <name>TextMenu</name>
  <message>
   <source>Te&amp;xt</source>
   <translation>文字(&amp;X)</translation>
  </message>
  <message>
   <source>Speak the clipboard, read a text file, or let Enter speak</source>
   <translation>合成剪贴板中的文字、读入文本文件，或按 Enter 合成</translation>
  </message>
  <message>
   <source>Speak the &amp;clipboard</source>
   <translation>合成剪贴板中的文字(&amp;C)</translation>
  </message>
  <message>
   <source>Read a text &amp;file …</source>
   <translation>读入文本文件(&amp;F)…</translation>
  </message>
  <message>
   <source>&amp;Enter speaks, Shift+Enter begins a line</source>
   <translation>按 Enter 合成，按 Shift+Enter 换行(&amp;E)</translation>
  </message>
  <message>
   <source>A text to speak</source>
   <translation>要合成的文字</translation>
  </message>
  <message>
   <source>Texts (*.txt *.md)</source>
   <translation>文本 (*.txt *.md)</translation>
  </message>
 </context>
 <context>
  <name>Times</name>
  <message>
   <source>{0} left</source>
   <translation>剩余 {0}</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} 秒</translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation>{0} 分钟</translation>
  </message>
  <message>
   <source>{0} h {1} min</source>
   <translation>{0} 小时 {1} 分钟</translation>
  </message>
  <message>
   <source>{0} h</source>
   <translation>{0} 小时</translation>
  </message>
  <message>
   <source>{0} min {1} s</source>
   <translation>{0} 分 {1} 秒</translation>
  </message>
 </context>
 <context>
  <name>TrainPage</name>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>The program trains a voice that speaks like your recordings, all on this computer.</source>
   <translation>程序会用您的录音训练语音，全程都在这台电脑上完成。</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>录音</translation>
  </message>
  <message>
   <source>Import recordings</source>
   <translation>导入录音</translation>
  </message>
  <message>
   <source>No recordings to train on yet</source>
   <translation>还没有可用于训练的录音</translation>
  </message>
  <message>
   <source>The program needs recordings of one speaker: at least {0}, better five minutes. Read some sentences aloud, or import recordings that you have.</source>
   <translation>程序需要同一位说话人的录音：至少 {0} 条，最好有五分钟。请朗读一些句子，或导入已有的录音。</translation>
  </message>
  <message>
   <source>Stopping</source>
   <translation>正在停止</translation>
  </message>
  <message>
   <source>The best voice so far is being saved. This takes a few seconds.</source>
   <translation>正在保存目前最佳的语音。这需要几秒钟。</translation>
  </message>
  <message>
   <source>Discarding</source>
   <translation>正在放弃</translation>
  </message>
  <message>
   <source>The training ends after its present step.</source>
   <translation>当前这一步完成后，训练就会结束。</translation>
  </message>
  <message>
   <source>Stop and discard this training?</source>
   <translation>要停止并放弃这次训练吗？</translation>
  </message>
  <message>
   <source>The training and the voice made by it go to the project's trash. The recordings stay.</source>
   <translation>训练结果以及由此生成的语音会移到项目的回收站。录音会保留。</translation>
  </message>
  <message>
   <source>Go on training</source>
   <translation>继续训练</translation>
  </message>
  <message>
   <source>Discard the interrupted training?</source>
   <translation>要放弃被中断的训练吗？</translation>
  </message>
  <message>
   <source>What it has reached so far goes to the project's trash. Recordings and voices stay.</source>
   <translation>目前的训练结果会移到项目的回收站。录音和语音会保留。</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>The training was discarded.</source>
   <translation>已放弃这次训练。</translation>
  </message>
  <message>
   <source>It is in the project's trash.</source>
   <translation>已移到项目的回收站。</translation>
  </message>
 </context>
 <context>
  <name>Training</name>
  <message>
   <source>Training finished, saving …</source>
   <translation>训练完成，正在保存…</translation>
  </message>
  <message>
   <source>Testing the voice once.</source>
   <translation>正在试用一次语音。</translation>
  </message>
  <message>
   <source>Training finished, listening …</source>
   <translation>训练完成，正在试听…</translation>
  </message>
  <message>
   <source>The voice closest to the recordings is kept. You can choose another one afterwards.</source>
   <translation>将保留最接近录音的语音。之后您也可以改选其他的。</translation>
  </message>
  <message>
   <source>Preparing the training</source>
   <translation>正在准备训练</translation>
  </message>
  <message>
   <source>You can go on working meanwhile; only recording has to wait.</source>
   <translation>这期间可以继续做别的事，只有录音需要等一等。</translation>
  </message>
  <message>
   <source>Training has just begun</source>
   <translation>训练刚刚开始</translation>
  </message>
  <message>
   <source>After a few measurements you will read here whether it improves.</source>
   <translation>测量几次之后，这里会显示它是否在进步。</translation>
  </message>
  <message>
   <source>Still improving</source>
   <translation>仍在进步</translation>
  </message>
  <message>
   <source>On sentences it was not trained on, it still comes closer to the recordings. Let it go on.</source>
   <translation>对于没有训练过的句子，它也越来越接近录音。请让它继续。</translation>
  </message>
  <message>
   <source>No longer improving</source>
   <translation>已不再进步</translation>
  </message>
  <message>
   <source>The figures hardly change any more. If you like how it sounds, you can stop and keep it.</source>
   <translation>各项数值几乎不再变化。如果觉得好听，就可以停止并保留。</translation>
  </message>
  <message>
   <source>It starts to memorise (overfitting): a good moment to stop</source>
   <translation>开始过拟合：它在“背”这些句子</translation>
  </message>
  <message>
   <source>It may still come closer to the speaker. Earlier voices are kept, so you can also go on.</source>
   <translation>它也许还会更接近本人。之前的语音都已保留，所以也可以继续。</translation>
  </message>
  <message>
   <source>Sentence {0} of {1}</source>
   <translation>第 {0} 句，共 {1} 句</translation>
  </message>
  <message>
   <source>Step {0} of {1}</source>
   <translation>第 {0} 步，共 {1} 步</translation>
  </message>
  <message>
   <source>Recording {0} of {1}</source>
   <translation>第 {0} 条录音，共 {1} 条</translation>
  </message>
  <message>
   <source>This computer manages {0} steps in {1}.</source>
   <translation>这台电脑在{1}内可完成 {0} 步。</translation>
  </message>
  <message>
   <source>Planned: {0} steps in {1}.</source>
   <translation>计划：{1}内完成 {0} 步。</translation>
  </message>
  <message>
   <source>Training on {0} recordings, testing on {1}.</source>
   <translation>用 {0} 条录音训练，用 {1} 条检验。</translation>
  </message>
  <message>
   <source>Recordings that could not be used: {0}. {1}</source>
   <translation>无法使用的录音：{0} 条。{1}</translation>
  </message>
  <message>
   <source>“{0}” needs more training</source>
   <translation>“{0}”还需要训练</translation>
  </message>
  <message>
   <source>Continue the training to give it the time it needs.</source>
   <translation>请继续训练，以给它所需的时间。</translation>
  </message>
  <message>
   <source>“{0}” is trained and ready</source>
   <translation>“{0}”已训练完成，可以使用了</translation>
  </message>
  <message>
   <source>Type any text and listen. The voice is listed under Voices.</source>
   <translation>请输入任意文字来听一听。这个语音列在“语音”页面中。</translation>
  </message>
  <message>
   <source>Stopped: the best voice of “{0}” so far is kept</source>
   <translation>已停止：“{0}”目前最好的语音已保留</translation>
  </message>
  <message>
   <source>Listen to it. To make it better, continue the training from where it stopped.</source>
   <translation>请听一听效果。如果希望它更好，可以从停下的地方继续训练。</translation>
  </message>
  <message>
   <source>The training of “{0}” stopped because of an error</source>
   <translation>“{0}”的训练因出错而停止</translation>
  </message>
  <message>
   <source>The training of “{0}” was stopped before there was a voice</source>
   <translation>“{0}”的训练在生成语音之前就停止了</translation>
  </message>
  <message>
   <source>The first voice is saved after a minute or two of training.</source>
   <translation>训练一两分钟之后，才会保存第一个语音。</translation>
  </message>
  <message>
   <source>Steps: {0}, in {1} of training.</source>
   <translation>步数：{0}，训练用时 {1}。</translation>
  </message>
  <message>
   <source>It is {0} % closer to the recordings than at the first measurement.</source>
   <translation>与首次测量时相比，与录音的差距缩小了 {0}%。</translation>
  </message>
  <message>
   <source>The voice of step {0} is kept, as you have chosen.</source>
   <translation>保留的是第 {0} 步的语音，由您选定。</translation>
  </message>
  <message>
   <source>The voice of step {0} is kept: it measured best.</source>
   <translation>保留的是第 {0} 步的语音，它的测量结果最好。</translation>
  </message>
 </context>
 <context>
  <name>TrainingOptions</name>
  <message>
   <source>Name of the voice</source>
   <translation>语音名称</translation>
  </message>
  <message>
   <source>Other programs show it.</source>
   <translation>其他程序会显示这个名称。</translation>
  </message>
  <message>
   <source>Custom length (minutes)</source>
   <translation>自定义时长（分钟）</translation>
  </message>
  <message>
   <source>Instead of the three lengths above.</source>
   <translation>替代上面三个选项。</translation>
  </message>
  <message>
   <source>Random seed</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <source>Keep it to get the same voice again.</source>
   <translation>种子不变，得到的语音也不变。</translation>
  </message>
  <message>
   <source>Start from</source>
   <translation>起点</translation>
  </message>
  <message>
   <source>Another base voice than the project's.</source>
   <translation>与项目不同的另一个基础语音。</translation>
  </message>
 </context>
 <context>
  <name>TrainingPanel</name>
  <message>
   <source>Progress of the training</source>
   <translation>训练进度</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation>停止并保留</translation>
  </message>
  <message>
   <source>The best voice so far is kept, and the training can go on later.</source>
   <translation>目前最好的语音会保留，以后还可以继续训练。</translation>
  </message>
  <message>
   <source>Discard …</source>
   <translation>放弃…</translation>
  </message>
  <message>
   <source>The training goes to the project's trash.</source>
   <translation>这次训练会移到项目的回收站。</translation>
  </message>
  <message>
   <source>{0} so far</source>
   <translation>已用时 {0}</translation>
  </message>
  <message>
   <source>about {0} left</source>
   <translation>大约还剩 {0}</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>The training waits where it is. Nothing is lost.</source>
   <translation>训练停在当前位置等待，不会丢失任何内容。</translation>
  </message>
 </context>
 <context>
  <name>TrainingRun</name>
  <message>
   <source>Training the voice of “{0}”</source>
   <translation>训练“{0}”的声音</translation>
  </message>
  <message>
   <source>Making the voice of step {0}</source>
   <translation>正在生成第 {0} 步的语音</translation>
  </message>
  <message>
   <source>The voice is now that of step {0}.</source>
   <translation>语音现在是第 {0} 步的版本。</translation>
  </message>
 </context>
 <context>
  <name>TrainingSetup</name>
  <message>
   <source>&amp;Train the voice</source>
   <translation>开始训练(&amp;T)</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>高级</translation>
  </message>
  <message>
   <source>Name of the voice, custom length, random seed</source>
   <translation>语音名称、自定义时长、随机种子</translation>
  </message>
  <message>
   <source>Checking what the training needs …</source>
   <translation>正在检查训练所需条件…</translation>
  </message>
  <message>
   <source>Almost ready: 1 thing is missing</source>
   <translation>即将就绪：还缺 1 项</translation>
  </message>
  <message>
   <source>Almost ready: {0} things are missing</source>
   <translation>即将就绪：还缺 {0} 项</translation>
  </message>
  <message>
   <source>Ready, though something could be better</source>
   <translation>已就绪，但有些方面还可以更好</translation>
  </message>
  <message>
   <source>Ready: everything is there</source>
   <translation>已就绪：一切齐备</translation>
  </message>
  <message>
   <source>“{0}” is under way. The training can start when it has ended.</source>
   <translation>“{0}”正在进行，结束后才能开始训练。</translation>
  </message>
  <message>
   <source>The training can start when nothing is missing in the list above.</source>
   <translation>上面的清单齐备后，即可开始训练。</translation>
  </message>
  <message>
   <source>Takes {0} until the voice is finished: the program times its first steps on this computer and plans the rest. You can pause or stop at any moment.</source>
   <translation>到语音完成共需 {0}：程序会先在这台电脑上测出最初几步的用时，再据此安排其余步骤。可以随时暂停或停止。</translation>
  </message>
  <message>
   <source>How long may it take?</source>
   <translation>训练可以花多长时间？</translation>
  </message>
 </context>
 <context>
  <name>TrainingView</name>
  <message>
   <source>Closeness to the recordings</source>
   <translation>与录音的接近程度</translation>
  </message>
  <message>
   <source>Both rise while the voice improves. If only the dashed one rises, it memorises.</source>
   <translation>语音变好时，两条曲线都会上升。如果只有虚线上升，就是在“背”这些句子。</translation>
  </message>
 </context>
 <context>
  <name>UnfinishedCard</name>
  <message>
   <source>Continue the interrupted training</source>
   <translation>继续被中断的训练</translation>
  </message>
  <message>
   <source>Discard it …</source>
   <translation>放弃这次训练…</translation>
  </message>
  <message>
   <source>“{0}” needs more training</source>
   <translation>“{0}”还需要训练</translation>
  </message>
  <message>
   <source>The training of “{0}” was interrupted</source>
   <translation>“{0}”的训练被中断了</translation>
  </message>
  <message>
   <source>It had too little time to resemble its speaker. It continues for as long as that takes.</source>
   <translation>时间太短，语音还不像说话人。继续训练会持续到足够为止。</translation>
  </message>
  <message>
   <source>{0} of {1} are done. It continues exactly where it stopped.</source>
   <translation>已完成 {0}，共 {1}。会紧接着停下的地方继续。</translation>
  </message>
  <message>
   <source>It had hardly begun ({0} planned), so it starts from the beginning.</source>
   <translation>训练才刚刚开始（计划 {0}），因此会从头开始。</translation>
  </message>
 </context>
 <context>
  <name>Verdict</name>
  <message>
   <source>Good</source>
   <translation>良好</translation>
  </message>
  <message>
   <source>Usable</source>
   <translation>可用</translation>
  </message>
  <message>
   <source>Poor</source>
   <translation>较差</translation>
  </message>
 </context>
 <context>
  <name>VoiceChoice</name>
  <message>
   <source>No voice found</source>
   <translation>未找到语音</translation>
  </message>
  <message>
   <source>Vo&amp;ice</source>
   <translation>语音(&amp;I)</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>语音</translation>
  </message>
  <message>
   <source>Speaker</source>
   <translation>说话人</translation>
  </message>
  <message>
   <source>This voice can speak as several people</source>
   <translation>此语音可以用多个人的声音说话</translation>
  </message>
  <message>
   <source>&amp;Other Piper file …</source>
   <translation>其他 Piper 文件(&amp;O)…</translation>
  </message>
  <message>
   <source>A Piper voice</source>
   <translation>选择 Piper 语音</translation>
  </message>
  <message>
   <source>Piper voices (*.onnx)</source>
   <translation>Piper 语音 (*.onnx)</translation>
  </message>
 </context>
 <context>
  <name>VoiceDetails</name>
  <message>
   <source>&amp;Speak with it</source>
   <translation>用它合成(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Measure</source>
   <translation>评测(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Export …</source>
   <translation>导出(&amp;E)…</translation>
  </message>
  <message>
   <source>Show in &amp;folder</source>
   <translation>在文件夹中显示(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Rename …</source>
   <translation>重命名(&amp;R)…</translation>
  </message>
  <message>
   <source>F2</source>
   <translation>F2 键</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>删除(&amp;D)</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del 键</translation>
  </message>
  <message>
   <source>&amp;Export to {0} …</source>
   <translation>导出到 {0}(&amp;E)…</translation>
  </message>
  <message>
   <source>Half the size, sounds the same</source>
   <translation>一半大小，音质相同</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Hear &amp;it</source>
   <translation>试听(&amp;I)</translation>
  </message>
  <message>
   <source>Hear it</source>
   <translation>试听</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>空格键</translation>
  </message>
  <message>
   <source>{0}, the starting point for new voices</source>
   <translation>{0}，新语音的起点</translation>
  </message>
  <message>
   <source>This needs an open project with recordings.</source>
   <translation>需要先打开一个有录音的项目。</translation>
  </message>
  <message>
   <source>Not measured yet. The program can compare it with the recordings: how alike, how clear and how natural it is.</source>
   <translation>尚未评测。可以让程序将它与录音比较：有多像、有多清晰、有多自然。</translation>
  </message>
  <message>
   <source>Made from {0}</source>
   <translation>基于 {0} 训练</translation>
  </message>
  <message>
   <source>Origin and licence</source>
   <translation>来源与许可证</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>详细信息</translation>
  </message>
 </context>
 <context>
  <name>VoiceFigures</name>
  <message>
   <source>Like the speaker</source>
   <translation>与说话人的相似度</translation>
  </message>
  <message>
   <source>Words understood</source>
   <translation>听懂的词</translation>
  </message>
  <message>
   <source>Naturalness</source>
   <translation>自然度</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>录音</translation>
  </message>
  <message>
   <source>Clips: {0}</source>
   <translation>片段：{0}</translation>
  </message>
  <message>
   <source>Consent</source>
   <translation>授权</translation>
  </message>
  <message>
   <source>Checksum of the data set</source>
   <translation>数据集校验和</translation>
  </message>
  <message>
   <source>Checksum of the voice</source>
   <translation>语音校验和</translation>
  </message>
  <message>
   <source>Time to make speech, relative to its length</source>
   <translation>合成速度（用时 ÷ 语音时长）</translation>
  </message>
  <message>
   <source>Similarity to the speaker (cosine)</source>
   <translation>与说话人的相似度（余弦）</translation>
  </message>
  <message>
   <source>Similarity of the base voice</source>
   <translation>基础语音的相似度</translation>
  </message>
  <message>
   <source>Similarity between recordings of the speaker</source>
   <translation>真人录音彼此之间的相似度</translation>
  </message>
  <message>
   <source>Likeness by a second judge (0: base voice, 1: the speaker)</source>
   <translation>第二评判的相似程度（0：基础语音，1：说话人）</translation>
  </message>
  <message>
   <source>Clean speech, predicted (1 to 5)</source>
   <translation>语音的洁净度（预测，1–5）</translation>
  </message>
  <message>
   <source>Quiet background, predicted (1 to 5)</source>
   <translation>背景的安静程度（预测，1–5）</translation>
  </message>
  <message>
   <source>Cleanness as a whole, predicted (1 to 5)</source>
   <translation>总体洁净度（预测，1–5）</translation>
  </message>
  <message>
   <source>Difference in sound on test recordings</source>
   <translation>在检验录音上的声音差异</translation>
  </message>
  <message>
   <source>The maker's own voice</source>
   <translation>制作者本人的声音</translation>
  </message>
  <message>
   <source>The speaker has agreed</source>
   <translation>说话人已同意</translation>
  </message>
  <message>
   <source>{0} of 5</source>
   <translation>{0}（满分 5）</translation>
  </message>
  <message>
   <source>hard to tell apart</source>
   <translation>几乎分辨不出</translation>
  </message>
  <message>
   <source>easily recognised</source>
   <translation>很容易认出</translation>
  </message>
  <message>
   <source>only a resemblance</source>
   <translation>只是有些像</translation>
  </message>
  <message>
   <source>clear</source>
   <translation>清晰</translation>
  </message>
  <message>
   <source>mostly clear</source>
   <translation>大体清晰</translation>
  </message>
  <message>
   <source>hard to understand</source>
   <translation>不易听懂</translation>
  </message>
  <message>
   <source>like a recording</source>
   <translation>如同真人录音</translation>
  </message>
  <message>
   <source>pleasant</source>
   <translation>悦耳</translation>
  </message>
  <message>
   <source>audibly artificial</source>
   <translation>听得出是合成的</translation>
  </message>
  <message>
   <source>rough</source>
   <translation>粗糙</translation>
  </message>
 </context>
 <context>
  <name>Voices</name>
  <message>
   <source>d MMMM yyyy</source>
   <translation>yyyy年M月d日</translation>
  </message>
  <message>
   <source>The base voice</source>
   <translation>基础语音</translation>
  </message>
  <message>
   <source>Base voice {0}</source>
   <translation>基础语音 {0}</translation>
  </message>
  <message>
   <source>Cannot be used</source>
   <translation>无法使用</translation>
  </message>
  <message>
   <source>Starting point for new voices</source>
   <translation>新语音的起点</translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation>{0} 分钟</translation>
  </message>
  <message>
   <source>Of unknown origin</source>
   <translation>来源不明</translation>
  </message>
  <message>
   <source>{0} min of speech</source>
   <translation>{0} 分钟录音</translation>
  </message>
 </context>
 <context>
  <name>VoicesPage</name>
  <message>
   <source>Voices</source>
   <translation>语音</translation>
  </message>
  <message>
   <source>Finished voices work in every program that reads Piper voices.</source>
   <translation>完成的语音可用于任何支持 Piper 语音的程序。</translation>
  </message>
  <message>
   <source>Reading the voices …</source>
   <translation>正在读取语音…</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <source>The voices cannot be read</source>
   <translation>无法读取语音</translation>
  </message>
  <message>
   <source>Rename the voice</source>
   <translation>重命名语音</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>名称(&amp;N)</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>The voice “{0}” is in the trash.</source>
   <translation>语音“{0}”已移到回收站。</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Measuring “{0}”</source>
   <translation>评测“{0}”</translation>
  </message>
  <message>
   <source>“{0}” has been measured.</source>
   <translation>“{0}”评测完成。</translation>
  </message>
  <message>
   <source>Export to which folder?</source>
   <translation>导出到哪个文件夹？</translation>
  </message>
  <message>
   <source>Exporting “{0}”</source>
   <translation>导出“{0}”</translation>
  </message>
  <message>
   <source>The voice is ready for other programs, as “{0}”.</source>
   <translation>语音已可供其他程序使用，保存为“{0}”。</translation>
  </message>
  <message>
   <source>What to do with it is in “{0}”.</source>
   <translation>使用方法见“{0}”。</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <source>Enter speaks with the voice, Space plays a sample, F2 renames it, Del removes it.</source>
   <translation>按 Enter 用此语音朗读，按空格键试听，按 F2 重命名，按 Del 删除。</translation>
  </message>
  <message>
   <source>&amp;Train a voice</source>
   <translation>训练语音(&amp;T)</translation>
  </message>
  <message>
   <source>No voice of your own yet</source>
   <translation>还没有自己的语音</translation>
  </message>
  <message>
   <source>Record a few minutes of speech and train a voice. Until then, try the base voice.</source>
   <translation>请朗读并录制几分钟，再训练语音。在此之前，可以试试基础语音。</translation>
  </message>
 </context>
 <context>
  <name>Waveform</name>
  <message>
   <source>Waveform</source>
   <translation>波形</translation>
  </message>
  <message>
   <source>Nothing to show</source>
   <translation>没有可显示的内容</translation>
  </message>
  <message>
   <source>place in milliseconds</source>
   <translation>位置以毫秒计</translation>
  </message>
  <message>
   <source>{0} s long</source>
   <translation>长 {0} 秒</translation>
  </message>
  <message>
   <source>position {0} s</source>
   <translation>播放位置 {0} 秒</translation>
  </message>
  <message>
   <source>kept from {0} s to {1} s</source>
   <translation>保留 {0} 秒至 {1} 秒</translation>
  </message>
  <message>
   <source>at the position, {0} s</source>
   <translation>当前在播放位置，{0} 秒</translation>
  </message>
  <message>
   <source>at the start handle, {0} s</source>
   <translation>当前在起点手柄，{0} 秒</translation>
  </message>
  <message>
   <source>at the end handle, {0} s</source>
   <translation>当前在终点手柄，{0} 秒</translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>Your own voice, made on this computer</source>
   <translation>自己的语音，就在这台电脑上制作</translation>
  </message>
  <message>
   <source>Read aloud for a few minutes, let the program train your voice, then type anything and hear it. Nothing leaves this computer.</source>
   <translation>朗读几分钟，让程序训练您的语音，然后输入任意文字，就能听到它说出来。所有内容都不会离开这台电脑。</translation>
  </message>
  <message>
   <source>Record a voice</source>
   <translation>录制声音</translation>
  </message>
  <message>
   <source>Name the speaker and read sentences aloud.</source>
   <translation>填写说话人的名字，然后朗读句子。</translation>
  </message>
  <message>
   <source>Use recordings I have</source>
   <translation>使用已有的录音</translation>
  </message>
  <message>
   <source>Import a folder of sound files with their texts.</source>
   <translation>导入一个文件夹，其中有声音文件及其文本。</translation>
  </message>
  <message>
   <source>Hear the base voice</source>
   <translation>试听基础语音</translation>
  </message>
  <message>
   <source>Listen to the starting point of all new voices.</source>
   <translation>听听所有新语音的起点。</translation>
  </message>
  <message>
   <source>Recent projects</source>
   <translation>最近的项目</translation>
  </message>
  <message>
   <source>Enter opens the project</source>
   <translation>按 Enter 打开项目</translation>
  </message>
  <message>
   <source>Each speaker gets a folder, which you can copy and keep.</source>
   <translation>每位说话人都有自己的文件夹，可以复制和保存。</translation>
  </message>
  <message>
   <source>Open project …</source>
   <translation>打开项目…</translation>
  </message>
  <message>
   <source>Manual</source>
   <translation>使用手册</translation>
  </message>
  <message>
   <source>How everything is done, in the browser</source>
   <translation>在浏览器中查看各项操作的说明</translation>
  </message>
  <message>
   <source>Open project</source>
   <translation>打开项目</translation>
  </message>
 </context>
 <context>
  <name>WordListDialog</name>
  <message>
   <source>How words are said</source>
   <translation>词语的读法</translation>
  </message>
  <message>
   <source>All voices</source>
   <translation>所有语音</translation>
  </message>
  <message>
   <source>Only this voice: {0}</source>
   <translation>仅此语音：{0}</translation>
  </message>
  <message>
   <source>A table of words</source>
   <translation>词语表</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Write the words to a table</source>
   <translation>把词语写入表格</translation>
  </message>
  <message>
   <source>The table has been written.</source>
   <translation>表格已写好。</translation>
  </message>
  <message>
   <source>Space says it, Enter changes it, Delete takes it out of the list.</source>
   <translation>空格键朗读，回车键修改，Delete 键从表中删除。</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>词语</translation>
  </message>
  <message>
   <source>&amp;Hear</source>
   <translation>试听(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Add …</source>
   <translation>添加(&amp;A)…</translation>
  </message>
  <message>
   <source>&amp;Change …</source>
   <translation>修改(&amp;C)…</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>删除(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Import …</source>
   <translation>导入(&amp;I)…</translation>
  </message>
  <message>
   <source>A table (CSV)</source>
   <translation>表格（CSV）</translation>
  </message>
  <message>
   <source>&amp;Export …</source>
   <translation>导出(&amp;E)…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>No word is said differently yet. Add one, or select a word in the text.</source>
   <translation>还没有换过读法的词语。请添加一个，或在文本中选中一个词语。</translation>
  </message>
  <message>
   <source>&amp;For</source>
   <translation>适用于(&amp;F)</translation>
  </message>
 </context>
 <context>
  <name>WordTable</name>
  <message>
   <source>{0}, said like {1}</source>
   <translation>{0}，读作 {1}</translation>
  </message>
  <message>
   <source>all</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>词语</translation>
  </message>
  <message>
   <source>Said like</source>
   <translation>读作</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
 </context>
 <context>
  <name>Wording</name>
  <message>
   <source>{0}, line {1}</source>
   <translation>{0}，第 {1} 行</translation>
  </message>
  <message>
   <source>en</source>
   <translation>zh_CN</translation>
  </message>
 </context>
 <context>
  <name>ZoomButtons</name>
  <message>
   <source>Zoom in (+)</source>
   <translation>放大（+）</translation>
  </message>
  <message>
   <source>Zoom out (−)</source>
   <translation>缩小（−）</translation>
  </message>
  <message>
   <source>Show all (0)</source>
   <translation>显示全部（0）</translation>
  </message>
 </context>
 <context>
  <name>_TextDelegate</name>
  <message>
   <source>Text of the clip</source>
   <translation>片段的文本</translation>
  </message>
 </context>
</TS>
